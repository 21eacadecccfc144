import { withoutFunctions } from '../guests.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Reading } from '../reading.ts'
import { likeness } from '../text/domain-name.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { employerDomains } from './employer-domains.ts'
import type { Part } from './part.ts'

export interface Candidate {
  name: string
  points: number
}

/** How much speaks for a piece of a line being the employer's name. */
export function fromPart(part: Part, index: number, reading: Reading, titleBonus: number): Candidate {
  if (part.kind !== 'other' || !/\p{L}/u.test(part.text)) return { name: '', points: 0 }
  const isBare = part.lead === 'at' || (titleBonus > 0 && part.bracket === null && part.afterCut)
  const name = isBare ? fromCapital(part.text) : part.text
  const { lexicon, guests, text } = reading
  const folded = foldText(name)
  const fit = Math.max(0, ...employerDomains(guests, reading).map((domain) => likeness(name, domain)))
  const isSmall = titleBonus > 0 && isWrittenSmall(part, reading)
  if (
    /^\p{Ll}/u.test(name) &&
    fit < 0.5 &&
    !isSmall &&
    part.bracket !== 'quote' &&
    !agreesWithSender(name, reading)
  )
    return { name: '', points: 0 }
  let points = titleBonus > 0 && !isAboutJobs(reading) ? VAGUE_TITLE : titleBonus
  if (fit > 0.4) points += 5 * fit
  if (findAll(lexicon.legalForms, folded).length > 0) points += 4
  if (findAll(lexicon.companyWords, folded).length > 0) points += 2
  if (part.lead === 'at' && isCapitalised(name)) points += titleBonus > 0 ? 2.5 : AT_IN_BODY
  if (agreesWithSender(name, reading)) points += 3
  if (isSmall) points += 1.6
  if (titleBonus === 0 && index === 0 && opensNote(part, reading)) points += 1.3
  if (part.lead === 'with') points += 1.2
  if (part.bracket === 'quote') points += 5.5
  if (part.bracket === 'round' && index > 0 && titleBonus > 0)
    points += hasOwnerOrPersonBefore(part, index, reading, titleBonus) ? 1 : isCapitalised(name) ? 0 : -1
  if (/^(?:<>|x|×|\/|@|\+)$/iu.test(part.separator)) points += 1
  if (part.afterCut && part.lead !== 'for') points += 1
  if (titleBonus > 0 && part.lead === null && part.bracket === null && isWhole(part, reading)) points += 1
  if (titleBonus > 0 && reading.titleParts.length === 1 && isCapitalised(name) && !isClause(name, lexicon))
    points += 0.8
  if (/^\d/u.test(part.text) && fit < 0.5) points -= 2
  if (isVocabulary(folded, lexicon)) points -= 4
  if (text.place !== '' && text.foldedPlace.includes(folded) && folded.length > 3) points += 2
  if (titleBonus > 0 && text.foldedBody.includes(folded)) points += 1
  if (part.lead === 'for')
    points += occurs(lexicon.stages.assessment, text.foldedTitle) && isCapitalised(part.text) ? 0.7 : -1
  if (part.text.split(/\s+/u).length > 6 || isClause(name, lexicon)) points -= 3
  if (ABBREVIATION.test(name) && fit < 0.5) points -= 1.5
  if (findAll(lexicon.roles.areas, folded).some((area) => area.end - area.start === folded.length))
    points -= 2
  if (isCapitalised(name)) points += titleBonus > 0 ? 0.8 : 0.3
  return { name, points }
}

/** "trial shift saltmarsh inn", "liang @ pixelfjord": in a note without capitals a name cannot be told by them. */
function isWrittenSmall(part: Part, { text, guests, lexicon }: Reading): boolean {
  const isOwn = guests.every((guest) => !guest.organizer || guest.kind === 'owner')
  if (!isOwn || /\p{Lu}/u.test(text.title) || text.title.split(/\s+/u).length < 3) return false
  const isNamed = /\s&\s/u.test(part.text) || findAll(lexicon.companyWords, foldText(part.text)).length > 0
  return (isNamed || part.separator === '@') && part.text.split(/\s+/u).length <= 4
}

/** "Backstube Sonnleitner, Verkauf": a note under a title that names nobody begins with whom it is with. */
function opensNote(part: Part, { text, titleParts, guests }: Reading): boolean {
  const isOwn = guests.every((guest) => !guest.organizer || guest.kind === 'owner')
  const isNamed = titleParts.some(({ kind, text: words }) => kind !== 'owner' && /^\p{Lu}/u.test(words))
  if (!isOwn || isNamed || part.lead !== null) return false
  return (
    /^\p{Lu}\S+(?:\s(?:&\s)?\p{Lu}\S*){1,3}$/u.test(part.text) &&
    text.lines[0]?.startsWith(part.text) === true
  )
}

/** In a description "at" stands before many other places than an employer. */
const AT_IN_BODY = 1.2
const ABBREVIATION = /^\p{Lu}{2,4}$/u

/** Several words that no name would hold: "I would like half an hour". */
function isClause(name: string, { commonWords, companyWords, and }: Lexicon): boolean {
  const plain = name
    .split(/\s+/u)
    .filter((word) => /^\p{Ll}{2,}/u.test(word))
    .map(foldText)
    .filter((word) => !occurs(companyWords, word) && !occurs(and, word))
  return plain.length > 3 || plain.filter((word) => occurs(commonWords, word)).length > 1
}

/** What the mailbox or system that sends the invitation calls itself. */
export function agreesWithSender(name: string, { guests, rules }: Reading): boolean {
  return guests.some(
    (guest) =>
      guest.organizer &&
      guest.name !== null &&
      (guest.kind === 'mailbox' || guest.kind === 'platform') &&
      squash(name).length > 2 &&
      squash(withoutFunctions(guest.name, rules)) === squash(name),
  )
}

/** A title like "Out of office" names no employer, whatever the description says. */
const VAGUE_TITLE = -1.5

function isAboutJobs({ lexicon, text, ownerName, rules }: Reading): boolean {
  const telling = [
    lexicon.cuts,
    ...Object.values(lexicon.recruiting),
    lexicon.roles.last,
    lexicon.roles.first,
  ]
  if (ownerName !== null) telling.push(ownerName)
  return (
    telling.some((pattern) => occurs(pattern, text.foldedTitle)) || occurs(rules.anyClue, text.foldedTitle)
  )
}

/** "restauracji Pod Lipą": the proper name without the lower-case words before it. */
function fromCapital(text: string): string {
  return text.replace(/^(?:\p{Ll}[\p{L}'’.]*\s+)+(?=\p{Lu})/u, '')
}

/** A segment of its own ("Interview – Acme") more likely names somebody than a word beside others ("Tax interview"). */
function isWhole(part: Part, { text }: Reading): boolean {
  const at = text.title.indexOf(part.text)
  const after = text.title.slice(at + part.text.length)
  return part.separator !== '' && part.separator !== ')' && /^(?:\s*[-–—|:,;(/•·]|\s*$)/u.test(after)
}

/** Nothing but words of other senses ("Webinar", "Dentist"): what the event is about, not whom it is with. */
function isVocabulary(folded: string, lexicon: Lexicon): boolean {
  const senses = [
    ...Object.values(lexicon.otherSenses),
    ...Object.values(lexicon.satellites),
    lexicon.direction.interviewer,
  ]
  return senses.some((pattern) =>
    findAll(pattern, folded).some((found) => found.start === 0 && found.end === folded.length),
  )
}

function hasOwnerOrPersonBefore(part: Part, index: number, reading: Reading, titleBonus: number): boolean {
  const parts = titleBonus > 0 ? reading.titleParts : reading.bodyParts
  const previous = parts[index - 1]
  return (
    previous !== undefined &&
    previous.segment < part.segment + 1 &&
    ['person', 'owner'].includes(previous.kind)
  )
}

function isCapitalised(text: string): boolean {
  return /^[\p{Lu}\p{N}\p{Script=Han}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}
