import type { CalendarEvent, Owner, Participant } from '../calendar/calendar-event.ts'
import type { DetectionRules } from './detection-rules.ts'
import { domainLabel, registrableDomain } from './text/domain-name.ts'
import { foldText, squash } from './text/fold-text.ts'
import { findAll } from './text/term-pattern.ts'

/** What an address on the event is, seen from the calendar's owner. */
export type GuestKind =
  | 'owner'
  /** The same company domain as the owner. */
  | 'colleague'
  /** A person with a company's address. */
  | 'outsider'
  /** A person with an address at a mail provider, or none. */
  | 'private'
  /** An address behind which no single person sits. */
  | 'mailbox'
  /** A scheduler or applicant tracking system. */
  | 'platform'
  /** Rooms, bots, shared calendars. */
  | 'thing'

export interface Guest extends Participant {
  kind: GuestKind
  organizer: boolean
  /** The domain of a company; null for mail providers and platforms. */
  domain: string | null
}

/** Everybody on the event, the organiser first, each address once; and who wrote the mail that was pasted into it. */
export function readGuests(
  event: CalendarEvent,
  owner: Owner,
  rules: DetectionRules,
  quotedSender: Participant | null = null,
): Guest[] {
  const everybody = [
    ...(event.organizer ? [{ ...event.organizer, organizer: true, kind: 'person' as const }] : []),
    ...event.attendees.map((attendee) => ({ ...attendee, organizer: false })),
    ...(quotedSender ? [{ ...quotedSender, organizer: false, kind: 'person' as const }] : []),
  ]
  const guests = new Map<string, Guest>()
  for (const participant of everybody) {
    const key = participant.email ?? `name:${participant.name ?? ''}`
    const earlier = guests.get(key)
    if (earlier) {
      earlier.name ??= participant.name
      continue
    }
    const { name, organizer } = participant
    const email = participant.email?.toLowerCase() ?? null
    guests.set(key, { name, email, organizer, ...classify(participant, owner, rules) })
  }
  return [...guests.values()]
}

/** True when the address belongs to a mail provider for everybody. */
export function isFreeMail(email: string, rules: DetectionRules): boolean {
  const domain = registrableDomain(email)
  if (domain === null) return false
  const host = email.split('@')[1] ?? ''
  const { domains, families } = rules.freeMail
  return domains.has(domain) || domains.has(host) || families.has(domainLabel(domain))
}

/** The domain of an employer's address; null for addresses of mail providers and platforms. */
export function companyDomain(email: string, rules: DetectionRules): string | null {
  const isCompany = platformOfSender(email, rules) === null && !isFreeMail(email, rules)
  return isCompany ? registrableDomain(email) : null
}

/** The platform whose system sends from this address. */
export function platformOfSender(email: string | null, rules: DetectionRules): string | null {
  const host = email?.split('@')[1]?.toLowerCase()
  if (!host) return null
  const hit = rules.platforms.find(([, rule]) =>
    rule.senders.some((sender) => host === sender || host.endsWith(`.${sender}`)),
  )
  return hit?.[0] ?? null
}

function classify(
  participant: Participant & { kind: 'person' | 'other' },
  owner: Owner,
  rules: DetectionRules,
): Pick<Guest, 'kind' | 'domain'> {
  const email = participant.email?.toLowerCase() ?? null
  if (email !== null && email === owner.email.toLowerCase()) return { kind: 'owner', domain: null }
  if (email === null && participant.name !== null && squash(participant.name) === squash(owner.name ?? '')) {
    return { kind: 'owner', domain: null }
  }
  if (isThing(participant, email, rules)) return { kind: 'thing', domain: null }
  if (platformOfSender(email, rules) !== null) return { kind: 'platform', domain: null }
  if (email === null || isFreeMail(email, rules)) return { kind: 'private', domain: null }
  const domain = registrableDomain(email)
  if (isMailbox(participant.name, email, rules)) return { kind: 'mailbox', domain }
  const own = isFreeMail(owner.email, rules) ? null : registrableDomain(owner.email)
  return { kind: domain === own ? 'colleague' : 'outsider', domain }
}

function isThing(
  participant: Participant & { kind: string },
  email: string | null,
  rules: DetectionRules,
): boolean {
  if (participant.kind === 'other') return true
  const host = email?.split('@')[1] ?? ''
  if (rules.mailboxes.resourceDomains.some((domain) => host === domain || host.endsWith(`.${domain}`)))
    return true
  return (
    participant.name !== null &&
    findAll(rules.mailboxes.resources, foldText(participant.name))[0]?.start === 0
  )
}

/** No person: the address says a function, or the displayed name holds nothing but functions and the company. */
function isMailbox(name: string | null, email: string, rules: DetectionRules): boolean {
  const local = email.split('@')[0] ?? ''
  const bare = local.replace(/\+.*$/u, '')
  const functional =
    rules.mailboxes.localParts.has(bare) ||
    bare.split(/[._-]/u).every((part) => rules.mailboxes.localParts.has(part))
  if (name === null) return functional
  const label = squash(domainLabel(registrableDomain(email) ?? ''))
  if (functional) return !namesPerson(name, rules) || squash(withoutFunctions(name, rules)) === label
  if (squash(name) === label) return true
  return withoutFunctions(name, rules) === '' || squash(withoutFunctions(name, rules)) === label
}

/** A display name without the words for mailboxes and departments ("Acme Careers" -> "Acme"). */
export function withoutFunctions(name: string, rules: DetectionRules): string {
  const folded = foldText(name)
  let rest = ''
  let from = 0
  for (const { start, end } of findAll(rules.mailboxes.nameWords, folded)) {
    rest += `${name.slice(from, start)} `
    from = end
  }
  return (rest + name.slice(from)).replace(/^[\s\-–—|:,(/@]+|[\s\-–—|:,)/@]+$/gu, '').replace(/\s+/gu, ' ')
}

function namesPerson(name: string, rules: DetectionRules): boolean {
  const [first, ...others] = withoutFunctions(name, rules).split(' ')
  return first !== undefined && others.length > 0 && rules.givenNames.has(first.toLowerCase())
}
