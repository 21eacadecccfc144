import { type Guest, platformOfSender, withoutFunctions } from '../guests.ts'
import type { Reading } from '../reading.ts'
import { domainLabel, likeness } from '../text/domain-name.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import { agreesWithSender, type Candidate, fromPart } from './company-candidate.ts'
import { employerDomains } from './employer-domains.ts'
import { labelledValues } from './labelled.ts'
import type { Part } from './part.ts'
import { trimmed } from './trimmed.ts'

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
  const { lexicon } = reading
  if (isHonorific(name, lexicon)) return ''
  const kept = trimmed(name, lexicon).text
  if (kept === '' && !agreesWithSender(name, reading)) return ''
  const bare = kept || name
  const words = (squash(bare) === squash(name) ? name : bare).replace(EDGES, '')
  const legal = findAll(reading.lexicon.legalForms, foldText(words)).find(
    (f) => f.end === words.length && f.start > 0,
  )
  return (legal ? words.slice(0, legal.start).replace(EDGES, '') : words).replace(SENTENCE_END, '')
}

/** Nothing but "様". */
function isHonorific(name: string, { honorificsAfter }: Reading['lexicon']): boolean {
  return findAll(honorificsAfter, foldText(name)).some(({ start, end }) => start === 0 && end === name.length)
}

const SENTENCE_END = /(?<=\p{Ll}{3})\.$/u
const EDGES = /^[\s\-–—:,./|"'“”«»„]+|[\s\-–—:,/|"'“”«»„]+$/gu
