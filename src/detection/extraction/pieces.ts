import type { Guest } from '../guests.ts'
import { likeness } from '../text/domain-name.ts'
import { foldText } from '../text/fold-text.ts'
import { type Found, findAll } from '../text/term-pattern.ts'
import { companyDomains } from './company-domains.ts'
import type { PartsContext } from './part.ts'
import { strictRoleSpans } from './role-span.ts'
import type { Segment } from './segments.ts'
import type { Lead } from './trimmed.ts'

/** A stretch of a segment that holds no word of an interview. */
export interface Piece {
  text: string
  lead: Lead
  owner: boolean
  afterCut: boolean
}

interface Cut extends Found {
  kind: 'words' | 'owner' | Exclude<Lead, null>
}

/** A segment without its interview words, cut at "with", "at" and "for". */
export function piecesOf(line: string, segment: Segment, context: PartsContext): Piece[] {
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
    lead =
      cut.kind === 'words' || cut.kind === 'owner'
        ? leadAtEnd(text.slice(cut.start, cut.end), context)
        : cut.kind
    afterCut = cut.kind !== 'owner'
    from = cut.end
  }
  pieces.push({ text: text.slice(from), lead, owner: false, afterCut })
  return pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece.text))
}

/** "entretien avec", "Intervju hos": words of an interview that end with a joining word. */
function leadAtEnd(words: string, { lexicon }: PartsContext): Lead {
  const folded = foldText(words)
  const kinds = ['with', 'at', 'for'] as const
  const ends = (kind: (typeof kinds)[number]) =>
    findAll(lexicon.prepositions[kind], folded).some(({ start, end }) => start > 0 && end === folded.length)
  return kinds.find(ends) ?? null
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
