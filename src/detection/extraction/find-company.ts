import { type Guest, platformOfSender, withoutFunctions } from '../guests.ts'
import type { Lexicon } from '../lexicon.ts'
import type { Reading } from '../reading.ts'
import { domainLabel, likeness } from '../text/domain-name.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { companyDomains } from './company-domains.ts'
import { labelledValues } from './labelled.ts'
import type { Part } from './part.ts'
import { trimmed } from './trimmed.ts'

interface Candidate {
  name: string
  points: number
}

/** Below this a name is more likely a place, a topic or a person. */
const ENOUGH = 1.5

export interface FoundCompany {
  name: string
  /** From 0 to 1: how much speaks for its being an employer at all. */
  sureness: number
}

/** The employer, as written in the event or legible from a guest's domain; null when none can be read. */
export function findCompany(reading: Reading, role: string | null): FoundCompany | null {
  const candidates = [
    ...reading.titleParts.map((part, index) => fromPart(asName(part, role), index, reading, 1)),
    ...reading.bodyParts.map((part, index) => fromPart(part, index, reading, 0)),
    ...labelledValues([reading.text.title, ...reading.text.lines], reading.lexicon.labels.company).map(
      (value) => ({
        name: value.split('\n')[0] ?? '',
        points: 7,
      }),
    ),
    ...reading.guests.flatMap((guest) => fromGuest(guest, reading)),
    ...fromAgencySignature(reading),
    ...fromPlace(reading),
  ]
  let best: Candidate | null = null
  for (const candidate of candidates) {
    const name = tidyCompany(candidate.name, reading)
    if (name !== '' && candidate.points > (best?.points ?? ENOUGH)) best = { name, points: candidate.points }
  }
  if (best) return { name: best.name, sureness: Math.min(1, Math.max(LEAST_SURE, (best.points - 1) / 3)) }
  const domain = fromDomain(reading)
  return domain === null ? null : { name: domain, sureness: 1 }
}

const LEAST_SURE = 0.3

/** "Productora Luz Verde": a proper name that begins like a job, beside the job itself. */
function asName(part: Part, role: string | null): Part {
  if (part.kind !== 'role' || role === null || role.includes(part.text) || part.text.includes(role))
    return part
  return /^\p{Lu}\S*(?:\s\p{Lu}\S*)+$/u.test(part.text) ? { ...part, kind: 'other' } : part
}

function fromPart(part: Part, index: number, reading: Reading, titleBonus: number): Candidate {
  if (part.kind !== 'other' || !/\p{L}/u.test(part.text)) return { name: '', points: 0 }
  const isBare = part.lead === 'at' || (titleBonus > 0 && part.bracket === null && part.afterCut)
  const name = isBare ? fromCapital(part.text) : part.text
  const { lexicon, guests, text } = reading
  const folded = foldText(name)
  const fit = Math.max(0, ...employerDomains(guests, reading).map((domain) => likeness(name, domain)))
  if (/^\p{Ll}/u.test(name) && fit < 0.5 && part.bracket !== 'quote' && !agreesWithSender(name, reading))
    return { name: '', points: 0 }
  let points = titleBonus > 0 && !isAboutJobs(reading) ? VAGUE_TITLE : titleBonus
  if (fit > 0.4) points += 5 * fit
  if (findAll(lexicon.legalForms, folded).length > 0) points += 4
  if (findAll(lexicon.companyWords, folded).length > 0) points += 2
  if (part.lead === 'at' && isCapitalised(name)) points += titleBonus > 0 ? 2.5 : AT_IN_BODY
  if (agreesWithSender(name, reading)) points += 3
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
function agreesWithSender(name: string, { guests, rules }: Reading): boolean {
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

/** Domains that can be the employer's: not the agency's when somebody from elsewhere takes part too. */
export function employerDomains(guests: Guest[], reading: Reading): string[] {
  const domains = companyDomains(guests)
  const others = domains.filter((domain) => !isAgencyDomain(domain, reading))
  return others.length > 0 ? others : domains
}

/** True when the domain's name, or the text beside its name, says that its owner recruits for others. */
export function isAgencyDomain(domain: string, { rules, lexicon, titleParts, bodyParts }: Reading): boolean {
  const label = squash(domainLabel(domain))
  if (rules.agencyWords.some((word) => label.endsWith(word) || label.startsWith(word))) return true
  return [...titleParts, ...bodyParts].some(
    ({ kind, text }) =>
      kind === 'other' &&
      findAll(lexicon.agencyWords, foldText(text)).length > 0 &&
      likeness(text, domain) > 0.4,
  )
}

/** What a mailbox or a system calls itself beside its function: "Acme Careers". */
function fromGuest(guest: Guest, reading: Reading): Candidate[] {
  if (guest.name === null || (guest.kind !== 'mailbox' && guest.kind !== 'platform')) return []
  const name = withoutFunctions(guest.name, reading.rules)
  if (name.length < 2 || platformOfSender(guest.email, reading.rules) === squash(name)) return []
  if (reading.context.ownerName && findAll(reading.context.ownerName, foldText(name)).length > 0) return []
  const fits = guest.domain === null ? 0.5 : likeness(name, guest.domain)
  return [{ name, points: guest.kind === 'platform' ? 3 : 1 + 3 * fits }]
}

/** An agency that signs for its consultant, when no employer is named: "Coco, Spencer Lane Search". */
function fromAgencySignature(reading: Reading): Candidate[] {
  return reading.bodyParts
    .filter(
      (part) => part.kind === 'other' && findAll(reading.lexicon.agencyWords, foldText(part.text)).length > 0,
    )
    .map((part) => ({ name: part.text, points: 1.6 }))
}

/** "Hacienda Los Colorines, carretera …": a place that is called like an organisation, in one's own note. */
function fromPlace({ text, lexicon, guests }: Reading): Candidate[] {
  const [place = ''] = text.place.split(/[,;(\n]/u)
  const name = place.trim()
  const isOwn = guests.every((guest) => !guest.organizer || guest.kind === 'owner')
  const isName = /^\p{Lu}/u.test(name) && name.split(/\s+/u).length <= 5 && !/\d|https?:/u.test(name)
  if (!isOwn || !isName) return []
  const known = findAll(lexicon.companyWords, foldText(name))
  const said = known.some(({ start, end }) => text.foldedTitle.includes(foldText(name).slice(start, end)))
  return known.length > 0 ? [{ name, points: said ? 2.6 : 1.6 }] : []
}

/** The domain itself, in words as far as it shows them ("sultan-palace" -> "Sultan Palace"). */
function fromDomain(reading: Reading): string | null {
  const [domain] = employerDomains(reading.guests, reading)
  const own = reading.guests.find((guest) => guest.kind === 'colleague')?.domain
  if (domain === undefined) return tenantName(reading) ?? (own ? inWords(own) : null)
  return inWords(domain)
}

function inWords(domain: string): string {
  return domainLabel(domain)
    .split(/[-_.]/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

/** The employer in a system's address: "acme@myworkday.com", "acme.teamtailor-mail.com". */
function tenantName(reading: Reading): string | null {
  for (const guest of reading.guests) {
    if (guest.kind !== 'platform' || guest.email === null) continue
    const platform = platformOfSender(guest.email, reading.rules)
    const rule = reading.rules.platforms.find(([name]) => name === platform)?.[1]
    const [local = '', host = ''] = guest.email.split('@')
    const tenant =
      rule?.tenant === 'local-part' ? local : rule?.tenant === 'subdomain' ? host.split('.')[0] : undefined
    const sender = rule?.senders.some((domain) => domain.split('.')[0] === tenant)
    if (tenant && !sender && !reading.rules.mailboxes.localParts.has(tenant)) {
      return tenant.charAt(0).toUpperCase() + tenant.slice(1)
    }
  }
  return null
}

/** Without the words around it and without a legal form at its end. */
function tidyCompany(name: string, reading: Reading): string {
  const kept = trimmed(name, reading.lexicon).text
  if (kept === '' && !agreesWithSender(name, reading)) return ''
  const bare = kept || name
  const words = (squash(bare) === squash(name) ? name : bare).replace(EDGES, '')
  const legal = findAll(reading.lexicon.legalForms, foldText(words)).find(
    (f) => f.end === words.length && f.start > 0,
  )
  return (legal ? words.slice(0, legal.start).replace(EDGES, '') : words).replace(SENTENCE_END, '')
}

const SENTENCE_END = /(?<=\p{Ll}{3})\.$/u
const EDGES = /^[\s\-–—:,./|"'“”«»„]+|[\s\-–—:,/|"'“”«»„]+$/gu
