import type { Guest } from '../guests.ts'
import { likeness } from '../text/domain-name.ts'
import { foldText } from '../text/fold-text.ts'
import { type Found, findAll, occurs } from '../text/term-pattern.ts'
import { companyDomains } from './company-domains.ts'
import type { Part, PartsContext } from './part.ts'
import { hasGivenName, looksLikeName, nameFits, withoutHonorifics } from './person-name.ts'
import type { Piece } from './pieces.ts'
import { roleSpan, strictRoleSpans } from './role-span.ts'
import type { Segment } from './segments.ts'
import { trimmed } from './trimmed.ts'

/** What a piece is: the owner, a person, a role with what stands around it, or something else. */
export function classifyPiece(piece: Piece, segment: Segment, index: number, context: PartsContext): Part[] {
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
  if (person && (part.lead !== 'at' || person.honoured))
    return [{ ...part, text: person.name, kind: 'person', certain: person.honoured }]
  const span = roleSpan(text, lexicon, (words) => fitsCompany(words, context.guests))
  const job = span ?? areaAtEdge(text, lexicon)
  return job ? aroundRole(text, job, part, context) : [{ ...part, kind: 'other' }]
}

/** "Rezeption Hotel Silberdistel", "Nar Tanesi Otel resepsiyon": a field of work beside an employer. */
function areaAtEdge(text: string, { roles, companyWords }: PartsContext['lexicon']): Found | null {
  const areas = findAll(roles.areas, foldText(text)).filter(({ start, end }) => end - start < text.length)
  const last = areas.find(({ end }) => end === text.length)
  if (last && /^\p{Ll}/u.test(text.slice(last.start)) && /^\p{Lu}/u.test(text)) return last
  const first = areas.find(({ start }) => start === 0)
  const rest = first ? text.slice(first.end).trimStart() : ''
  const isNamed =
    /^\p{Lu}/u.test(rest) && findAll(companyWords, foldText(rest)).some(({ start }) => start === 0)
  return first && isNamed ? first : null
}

/** A role and what stands before and behind it ("Acme management trainee", "GM Abel Moyse"). */
function aroundRole(text: string, span: Found, part: Omit<Part, 'kind'>, context: PartsContext): Part[] {
  const role = text.slice(span.start, span.end).trim()
  const before = trimmed(text.slice(0, span.start), context.lexicon).text
  const after = trimmed(text.slice(span.end), context.lexicon).text
  const person =
    after !== '' && before === ''
      ? (asPerson(after, context) ?? nameBehindTitle(after, role, part, context))
      : null
  if (person) return [{ ...part, text: person.name, kind: 'person', certain: person.honoured, title: role }]
  const parts: Part[] = []
  if (before !== '')
    parts.push({ ...part, text: before, kind: asPerson(before, context) ? 'person' : 'other' })
  parts.push({ ...part, text: role, kind: 'role' })
  if (after !== '') parts.push({ ...part, text: after, lead: null, kind: 'other' })
  return parts
}

/** "with head chef Mireku"; "crew chief Macca decides": a title written small, a name, and what that person does. */
function nameBehindTitle(text: string, role: string, part: Omit<Part, 'kind'>, { lexicon }: PartsContext) {
  if (part.lead === 'with' && looksLikeName(text)) return { name: text, honoured: true }
  const [, name, verb] = NAME_AND_VERB.exec(text) ?? []
  if (name === undefined || verb === undefined || !/^\p{Ll}/u.test(role)) return null
  const { companyWords, prepositions } = lexicon
  const isPlace = [companyWords, ...Object.values(prepositions)].some((words) =>
    occurs(words, foldText(verb)),
  )
  return isPlace || occurs(companyWords, foldText(name)) ? null : { name, honoured: true }
}

const NAME_AND_VERB = /^(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s(\p{Ll}{2,})/u

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
  if (findAll(context.lexicon.closings, foldText(text)).some((found) => found.start === 0)) return null
  if (findAll(context.lexicon.companyWords, foldText(name)).length > 0) return null
  if (findAll(context.lexicon.legalForms, foldText(name)).length > 0) return null
  if (strictRoleSpans(name, context.lexicon).some(({ start, end }) => start === 0 && end === name.length))
    return null
  return hasGivenName(name, context.rules) || INITIAL.test(name) ? { name, honoured: false } : null
}

/** "B. Berger". */
const INITIAL = /^\p{Lu}\.\s?(?:\p{Lu}\.\s?)?\p{Lu}[\p{L}'-]{2,}$/u

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}
