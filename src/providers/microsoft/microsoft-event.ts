// event: https://learn.microsoft.com/graph/api/resources/event
import { createHash } from 'node:crypto'
import type {
  Attendee,
  CalendarEvent,
  EventTime,
  Participant,
  Response,
} from '../../calendar/calendar-event.ts'
import { eventShape, type GraphEvent } from './event-shape.ts'
import { uidOfExchange } from './exchange-uid.ts'
import { ianaZone, instantOf, offsetInstant, zonedInstant } from './graph-time.ts'

export interface EventContext {
  /** IANA zone of the user: what whole days mean, and where people live when Outlook does not say. */
  timeZone: string
  /** Whose calendar it is. */
  accountEmail: string
}

/**
 * What Outlook writes before the title of a meeting that was called off, in its own languages. It stays there until
 * the user removes the entry, and in copies that do not say otherwise that they are off. It says the state and is no
 * part of the title.
 */
const CALLED_OFF =
  /^(?:cancell?ed|abgesagt|annul[ée]e?|cancelad[oa]|annullat[oa]|geannuleerd|avlyst|inställt|aflyst|peruutettu|odwołan[aeoy]|zrušeno|отменено|iptal edildi|已取消|キャンセル済み|취소됨)\s*[:：]\s*/iu

/** Turns an event of Graph v1.0 into ours. Null for what is none: tombstones, series as a whole, other JSON. */
export function fromMicrosoftEvent(resource: unknown, context: EventContext): CalendarEvent | null {
  const parsed = eventShape.safeParse(resource)
  if (!parsed.success || parsed.data['@removed'] || parsed.data.type === 'seriesMaster') return null
  const event = parsed.data
  const start = eventTime(event, event.start, context)
  if (start === null) return null
  const title = event.subject ?? ''
  const organizer = event.organizer?.emailAddress ? participant(event.organizer.emailAddress) : null
  return {
    sourceId: event.id,
    uid: uidOf(event, start),
    recurrenceId: recurrenceId(event, start, context),
    sequence: 0,
    status:
      event.isCancelled || CALLED_OFF.test(title)
        ? 'cancelled'
        : isTentative(event)
          ? 'tentative'
          : 'confirmed',
    isMeeting: isMeeting(event),
    allDay: event.isAllDay ?? false,
    title: title.replace(CALLED_OFF, ''),
    description: event.body?.content ?? '',
    location: event.location?.displayName ?? '',
    start,
    end: endTime(event, start, context),
    organizer: organizer && isSomebody(organizer) ? organizer : null,
    attendees: attendeesOf(event, context),
    conferenceUrl: event.onlineMeeting?.joinUrl || event.onlineMeetingUrl || null,
    url: null,
    updatedAt: offsetInstant(event.lastModifiedDateTime),
  }
}

function eventTime(
  event: GraphEvent,
  time: GraphEvent['start'],
  { timeZone }: EventContext,
): EventTime | null {
  if (event.isAllDay) {
    // A day is a day: the zone beside it says where the entry was made.
    const midnight = zonedInstant(time?.dateTime?.slice(0, 10) ?? '', timeZone)
    return midnight === null ? null : { instant: midnight, timeZone }
  }
  const instant = instantOf(time)
  const zone = ianaZone(event.originalStartTimeZone) ?? timeZone
  return instant === null ? null : { instant, timeZone: zone }
}

function endTime(event: GraphEvent, start: EventTime, context: EventContext): EventTime {
  const end = eventTime(event, event.end, context)
  return end !== null && end.instant >= start.instant ? end : start
}

/** `uid` is the same for a whole series where Graph gives it; `iCalUId` may carry the day of the instance. */
function uidOf(event: GraphEvent, start: EventTime): string {
  const known = event.uid || event.iCalUId
  if (known) return uidOfExchange(known)
  const content = event.seriesMasterId ?? event.id ?? start.instant
  return `microsoft-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}

function recurrenceId(event: GraphEvent, start: EventTime, { timeZone }: EventContext): string | null {
  if (event.type !== 'occurrence' && event.type !== 'exception') return null
  const original = offsetInstant(event.originalStart)
  if (original === null) return start.instant
  return event.isAllDay ? (zonedInstant(originalDay(event, original), timeZone) ?? start.instant) : original
}

/** The day of a whole-day instance: midnight in UTC, or in the zone in which the series was made. */
function originalDay(event: GraphEvent, original: string): string {
  const zone = ianaZone(event.originalStartTimeZone)
  if (original.endsWith('T00:00:00.000Z') || zone === null) return original.slice(0, 10)
  return new Date(original).toLocaleDateString('sv-SE', { timeZone: zone })
}

/** Outlook shows every unanswered invitation as tentative; only the organiser's own word is about the event. */
function isTentative({ showAs, isOrganizer }: GraphEvent): boolean {
  return showAs === 'tentative' && isOrganizer === true
}

/** A whole day away or at home marks the day. An hour away may well be an interview, entered discreetly. */
function isMeeting({ showAs, isAllDay, attendees }: GraphEvent): boolean {
  const isAway = showAs === 'oof' || showAs === 'workingElsewhere'
  return !(isAway && isAllDay === true && (attendees ?? []).length === 0)
}

const RESPONSES: Record<string, Response> = {
  accepted: 'accepted',
  organizer: 'accepted',
  declined: 'declined',
  tentativelyAccepted: 'tentative',
}

function attendeesOf(event: GraphEvent, { accountEmail }: EventContext): Attendee[] {
  const own = accountEmail.toLowerCase()
  const answer = RESPONSES[event.responseStatus?.response ?? '']
  const listed = (event.attendees ?? []).map((each): Attendee => {
    const somebody = participant(each.emailAddress)
    // In an attendee's own calendar the list does not know the answer; the event does.
    const said = somebody.email === own ? answer : undefined
    return {
      ...somebody,
      response: said ?? RESPONSES[each.status?.response ?? ''] ?? 'needs-action',
      kind: each.type === 'resource' ? 'other' : 'person',
      optional: each.type === 'optional',
    }
  })
  const isListed = listed.some(({ email }) => email === own)
  if (isListed || answer !== 'declined' || event.isOrganizer) return listed.filter(isSomebody)
  // Invited as one of a group, and declined.
  return [...listed.filter(isSomebody), declinedBy(own)]
}

function declinedBy(email: string): Attendee {
  return { name: null, email, response: 'declined', kind: 'person', optional: false }
}

type EmailAddress = NonNullable<GraphEvent['organizer']>['emailAddress']

function participant(value: EmailAddress): Participant {
  const address = value?.address?.trim().toLowerCase() ?? ''
  const email = /^[^@\s]+@[^@\s]+$/u.test(address) ? address : null
  const name = value?.name?.trim() || null
  // Outlook repeats the address where it knows no name.
  return { name: name?.toLowerCase() === address && email !== null ? null : name, email }
}

function isSomebody(value: Participant): boolean {
  return value.name !== null || value.email !== null
}
