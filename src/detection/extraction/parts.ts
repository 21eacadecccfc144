import type { DetectionRules } from '../detection-rules.ts'
import type { Guest } from '../guests.ts'
import type { Lexicon } from '../lexicon.ts'
import { likeness } from '../text/domain-name.ts'
import { foldText } from '../text/fold-text.ts'
import { type Found, findAll, type TermPattern } from '../text/term-pattern.ts'
import { hasGivenName, looksLikeName, nameFits, withoutHonorifics } from './person-name.ts'
import { roleSpan, strictRoleSpans } from './role-span.ts'
import { type Segment, segmentsOf } from './segments.ts'
import { type Lead, trimmed } from './trimmed.ts'
import { withoutMarks } from './without-marks.ts'

/** A meaningful piece of a line, with what it most likely is. */
export interface Part {
  text: string
  kind: 'role' | 'person' | 'owner' | 'other'
  lead: Lead
  bracket: Segment['bracket']
  separator: string
  /** For a person: "CFO" of "Mireku (CFO)". */
  title: string | null
  /** A person named with an honorific or known from the guest list. */
  certain: boolean
  /** Number of the segment it lies in. */
  segment: number
  /** The words right before were those of an interview, a stage or a talk. */
  afterCut: boolean
}

export interface PartsContext {
  lexicon: Lexicon
  rules: DetectionRules
  guests: Guest[]
  /** Folded pattern of the owner's own name. */
  ownerName: TermPattern | null
  platformNames: TermPattern
}

/** Reads a line (a title, or a short line of the description) into its pieces. */
export function partsOf(source: string, context: PartsContext): Part[] {
  const line = withoutMarks(source).replace(/\S+@\S+/gu, ' ')
  const parts: Part[] = []
  for (const [index, segment] of segmentsOf(line).entries()) {
    for (const piece of piecesOf(line, segment, context)) {
      parts.push(...classify(piece, segment, index, context))
    }
  }
  return attachTitles(parts)
}

interface Piece {
  text: string
  lead: Lead
  owner: boolean
  afterCut: boolean
}

interface Cut extends Found {
  kind: 'words' | 'owner' | Exclude<Lead, null>
}

/** A segment without its interview words, cut at "with", "at" and "for". */
function piecesOf(line: string, segment: Segment, context: PartsContext): Piece[] {
  const text = line.slice(segment.start, segment.end)
  const pieces: Piece[] = []
  let from = 0
  let lead: Lead = null
  let afterCut = false
  for (const cut of cutsOf(text, context)) {
    if (cut.start < from) continue
    pieces.push({ text: text.slice(from, cut.start), lead, owner: false, afterCut })
    if (cut.kind === 'owner')
      pieces.push({ text: text.slice(cut.start, cut.end), lead, owner: true, afterCut })
    lead = cut.kind === 'words' || cut.kind === 'owner' ? null : cut.kind
    afterCut = cut.kind !== 'owner'
    from = cut.end
  }
  pieces.push({ text: text.slice(from), lead, owner: false, afterCut })
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
}

function cutsOf(text: string, { lexicon, ownerName, platformNames, guests }: PartsContext): Cut[] {
  const folded = foldText(text)
  const keep = [...strictRoleSpans(text, lexicon), ...companySpans(text, guests)]
  const cuts: Cut[] = [
    ...findAll(lexicon.cuts, folded)
      .filter((cut) => keep.every((span) => !overlaps(cut, span) || winsOver(cut, span, folded)))
      .map((found) => ({ ...found, kind: 'words' as const })),
    ...findAll(platformNames, folded).map((found) => ({ ...found, kind: 'words' as const })),
    ...(ownerName ? findAll(ownerName, folded).map((found) => ({ ...found, kind: 'owner' as const })) : []),
  ]
  const taken = [...cuts, ...keep]
  for (const kind of ['with', 'at', 'for'] as const) {
    for (const found of findAll(lexicon.prepositions[kind], folded)) {
      if (taken.every((other) => !overlaps(found, other))) cuts.push({ ...found, kind })
    }
  }
  return cuts.sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Words that spell the domain of somebody on the event are the employer's name, whatever else they mean. */
function companySpans(text: string, guests: Guest[]): Found[] {
  const tokens = [...text.matchAll(/\S+/gu)]
  const spans: Found[] = []
  for (const domain of companyDomains(guests)) {
    for (let i = 0; i < tokens.length; i++) {
      for (let j = Math.min(tokens.length, i + 5); j > i; j--) {
        const start = tokens[i]?.index ?? 0
        const last = tokens[j - 1]
        const end = (last?.index ?? 0) + (last?.[0].length ?? 0)
        if (j - i > 1 && likeness(text.slice(start, end), domain) === 1) spans.push({ start, end })
      }
    }
  }
  return spans
}

/** The domains of companies on the event that are not the owner's own. */
export function companyDomains(guests: Guest[]): string[] {
  return [
    ...new Set(guests.flatMap((guest) => (guest.domain && guest.kind !== 'colleague' ? [guest.domain] : []))),
  ]
}

function overlaps(a: Found, b: Found): boolean {
  return a.start < b.end && b.start < a.end
}

/** "hiring manager" is a stage though "manager" is a job; "Technical Coordinator" is a job though "technical" is a stage. */
function winsOver(cut: Found, role: Found, folded: string): boolean {
  const cutLength = cut.end - cut.start
  const roleLength = role.end - role.start
  if (cut.start > role.start) return false
  if (cutLength !== roleLength) return cutLength > roleLength
  return !/\s/u.test(folded.slice(cut.start, cut.end))
}

function classify(piece: Piece, segment: Segment, index: number, context: PartsContext): Part[] {
  const { lexicon } = context
  const base = {
    lead: piece.lead,
    bracket: segment.bracket,
    separator: segment.separator,
    title: null,
    certain: false,
    segment: index,
    afterCut: piece.afterCut,
  }
  if (piece.owner) return [{ ...base, text: piece.text, kind: 'owner' }]
  const { text, lead } = trimmed(piece.text, lexicon)
  if (text === '') return []
  const part = { ...base, lead: piece.lead ?? lead, text }
  const person = asPerson(text, context)
  if (person) return [{ ...part, text: person.name, kind: 'person', certain: person.honoured }]
  const span = roleSpan(text, lexicon, (words) => fitsCompany(words, context.guests))
  if (!span) return [{ ...part, kind: 'other' }]
  return aroundRole(text, span, part, context)
}

/** A role and what stands before and behind it ("Acme management trainee", "GM Abel Moyse"). */
function aroundRole(text: string, span: Found, part: Omit<Part, 'kind'>, context: PartsContext): Part[] {
  const role = text.slice(span.start, span.end).trim()
  const before = trimmed(text.slice(0, span.start), context.lexicon).text
  const after = trimmed(text.slice(span.end), context.lexicon).text
  const person =
    after !== '' && before === '' ? (asPerson(after, context) ?? nameBehindTitle(after, part)) : null
  if (person) return [{ ...part, text: person.name, kind: 'person', certain: person.honoured, title: role }]
  const parts: Part[] = []
  if (before !== '')
    parts.push({ ...part, text: before, kind: asPerson(before, context) ? 'person' : 'other' })
  parts.push({ ...part, text: role, kind: 'role' })
  if (after !== '') parts.push({ ...part, text: after, lead: null, kind: 'other' })
  return parts
}

function nameBehindTitle(text: string, part: Omit<Part, 'kind'>) {
  return part.lead === 'with' && looksLikeName(text) ? { name: text, honoured: true } : null
}

function fitsCompany(words: string, guests: Guest[]): boolean {
  return companyDomains(guests).some((domain) => likeness(words, domain) >= 0.75)
}

/** A person: on the guest list, with an honorific, or by a given name that is no company's. */
export function asPerson(text: string, context: PartsContext): { name: string; honoured: boolean } | null {
  const { name, honoured } = withoutHonorifics(text.replace(/(?<=\p{L}{3})\.$/u, ''), context.lexicon)
  if (honoured && looksLikeName(name)) return { name, honoured: true }
  if (!looksLikeName(name) || isUnspaced(name)) return null
  const people = context.guests.filter(({ kind }) => ['colleague', 'outsider', 'private'].includes(kind))
  if (people.some((guest) => nameFits(guest.name, name))) return { name, honoured: true }
  if (fitsCompany(name, context.guests)) return null
  if (findAll(context.lexicon.companyWords, foldText(name)).length > 0) return null
  if (findAll(context.lexicon.legalForms, foldText(name)).length > 0) return null
  return hasGivenName(name, context.rules) ? { name, honoured: false } : null
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}

/** "Mireku (CFO)": a role in brackets or after a comma behind a person is that person's, not the owner's. */
function attachTitles(parts: Part[]): Part[] {
  const kept: Part[] = []
  for (const part of parts) {
    const previous = kept.at(-1)
    const beside = part.bracket === 'round' || part.separator === ','
    if (
      part.kind === 'role' &&
      previous?.kind === 'person' &&
      beside &&
      previous.title === null &&
      part.lead === null
    ) {
      previous.title = part.text
    } else kept.push(part)
  }
  return kept
}
