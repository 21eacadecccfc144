import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { looksLikeName } from './person-name.ts'
import { strictRoleSpans } from './role-span.ts'

export interface Signature {
  name: string
  /** What stands below or beside the name: "Talent Acquisition, Harbour Hall". */
  title: string
}

const LONGEST_TITLE = 80

/**
 * Signatures in the description: a name alone on its line over a line that says what they do, or both on one line
 * ("Clara Cole, Senior Consultant, …"). The owner's own name is none.
 */
export function signaturesOf({ text, ownerName, lexicon }: Reading): Signature[] {
  const signatures = text.lines.flatMap((line, index) => {
    const [beside = '', ...rest] = line.split(/\s*[,|]\s*/u)
    const below = text.lines[index + 1] ?? ''
    const title = rest.length > 0 ? rest.join(', ') : below
    const name = beside.trim()
    if (title === '' || title.length > LONGEST_TITLE || /[:?!]|^\p{Ll}/u.test(title)) return []
    return isFullName(name, lexicon) && saysFunction(title, lexicon) ? [{ name, title }] : []
  })
  return signatures.filter(({ name }) => ownerName === null || !occurs(ownerName, foldText(name)))
}

function isFullName(name: string, { companyWords, closings, cuts }: Reading['lexicon']): boolean {
  if (!name.includes(' ') || !looksLikeName(name)) return false
  const folded = foldText(name)
  return [companyWords, closings, cuts].every((pattern) => !occurs(pattern, folded))
}

function saysFunction(title: string, lexicon: Reading['lexicon']): boolean {
  const { functions, functionsBeside } = lexicon.recruiting
  const folded = foldText(title)
  return (
    findAll(functions, folded).length > 0 ||
    findAll(functionsBeside, folded)[0]?.start === 0 ||
    strictRoleSpans(title, lexicon).length > 0
  )
}

/** True when the title is that of somebody who only arranges. */
export function isCoordinator(title: string | null, { labels }: Reading['lexicon']): boolean {
  return title !== null && occurs(labels.coordinator, foldText(title.split(',')[0] ?? ''))
}
