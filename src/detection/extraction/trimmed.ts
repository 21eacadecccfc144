import type { Lexicon } from '../lexicon.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import { strictRoleSpans } from './role-span.ts'

/** Which joining word stood before a piece. */
export type Lead = 'with' | 'at' | 'for' | null

/** Clock times at the ends of a piece ("14:00", "10am", "15h30"). */
const CLOCK =
  /^(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s?(?:am|pm|h|uhr))(?:\s?[ap]m)?\b[\s,–-]*|[\s,–-]*\b(?:\d{1,2}[:.h]\d{2}|\d{1,2}\s?(?:am|pm))$|\s\d{1,2}(?:[:.h]\d{2}|h)?\s?[-–]\s?\d{1,2}(?:[:.h]\d{2}|h)?(?:\s?(?:uhr|[ap]m))?$/iu

/** Takes the words that mean nothing here off both ends of a piece. */
export function trimmed(text: string, lexicon: Lexicon): { text: string; lead: Lead } {
  let rest = text.replace(/^[\s\-–—:,.;/|+#*'’"&→>=!?・]+|[\s\-–—:,;/|+#*'’"&→>=!?・]+$/gu, '')
  let lead: Lead = null
  for (let changed = rest !== ''; changed; ) {
    rest = rest.replace(CLOCK, '')
    changed = false
    const folded = foldText(rest)
    const roles = strictRoleSpans(rest, lexicon).filter(
      (span) => span.end - span.start < rest.length || /\s/u.test(rest),
    )
    for (const pattern of [
      lexicon.titleNoise,
      lexicon.prepositions.other,
      lexicon.and,
      lexicon.roles.after,
    ]) {
      for (const { start, end } of findAll(pattern, folded)) {
        const head = start === 0
        if (!head && end !== folded.length) continue
        if (roles.some((role) => role.start < end && start < role.end)) continue
        if (head && pattern === lexicon.roles.after) continue
        if (!head && endsName(rest, start, lexicon)) continue
        const next = (head ? rest.slice(end) : rest.slice(0, start)).replace(
          /^[\s\-–—:,.;/|+・の]+|[\s\-–—:,;/|+・の]+$/gu,
          '',
        )
        if (next === rest) continue
        rest = next
        changed = true
        break
      }
      if (changed) break
    }
    if (changed && rest === '') break
  }
  for (const kind of ['with', 'at', 'for'] as const) {
    const found = findAll(lexicon.prepositions[kind], foldText(rest)).find((f) => f.start === 0)
    if (found && found.end < rest.length) {
      lead = kind
      rest = rest.slice(found.end).trim()
    }
  }
  return { text: /[\p{L}]/u.test(rest) ? rest : '', lead }
}

/** "Harbour Group", "Lumen Live": a capitalised word for an organisation belongs to the name before it. */
function endsName(text: string, start: number, lexicon: Lexicon): boolean {
  const tail = text.slice(start)
  const before = text.slice(0, start).trimEnd().split(/\s+/u).at(-1) ?? ''
  if (!/^\p{Lu}/u.test(tail) || !/^\p{Lu}[\p{L}'.-]*$/u.test(before)) return false
  return findAll(lexicon.companyWords, foldText(tail)).some(
    (found) => found.start === 0 && found.end === tail.length,
  )
}
