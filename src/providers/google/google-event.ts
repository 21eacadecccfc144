// Events resource: https://developers.google.com/workspace/calendar/api/v3/reference/events
import { createHash } from 'node:crypto'
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type {
  Attendee,
  CalendarEvent,
  EventTime,
  Participant,
  Response,
} from '../../calendar/calendar-event.ts'

const text = z.string().nullish().catch(null)
const flag = z.boolean().nullish().catch(null)
const time = z.object({ date: text, dateTime: text, timeZone: text }).nullish().catch(null)
const person = z.object({ email: text, displayName: text, self: flag })

/** The fields we read. A field of the wrong type counts as missing; only a start makes it an event. */
const googleEvent = z.object({
  id: text,
  iCalUID: text,
  sequence: z.number().int().nullish().catch(null),
  status: text,
  eventType: text,
  summary: text,
  description: text,
  location: text,
  start: time,
  end: time,
  endTimeUnspecified: flag,
  organizer: person.nullish().catch(null),
  attendees: z
    .array(person.extend({ resource: flag, optional: flag, responseStatus: text, organizer: flag }))
    .nullish()
    .catch(null),
  recurrence: z.array(z.string()).nullish().catch(null),
  recurringEventId: text,
  originalStartTime: time,
  hangoutLink: text,
  conferenceData: z
    .object({
      entryPoints: z
        .array(z.object({ entryPointType: text, uri: text }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  source: z.object({ url: text }).nullish().catch(null),
  updated: text,
})

type GoogleEvent = z.infer<typeof googleEvent>

/** Entries of these types block time or mark a day; nobody meets. */
const NO_MEETING = new Set(['birthday', 'workingLocation', 'outOfOffice', 'focusTime'])

/**
 * Turns an event resource of the Google Calendar API v3 into our event. `timeZone` is what all-day dates and times
 * without an offset mean. `self` is the address of whoever the calendar belongs to: Google knows them under all their
 * addresses, of which an invitation may name any. Null for what is no event: other JSON, and tombstones, which have no start.
 */
export function fromGoogleEvent(
  resource: unknown,
  timeZone: string,
  self: string | null = null,
): CalendarEvent | null {
  const parsed = googleEvent.safeParse(resource)
  if (!parsed.success) return null
  const event = parsed.data
  const start = eventTime(event.start, timeZone)
  if (start === null) return null
  const end = endTime(event, start, timeZone)
  return {
    sourceId: event.id ?? null,
    uid: event.iCalUID ?? event.id ?? contentUid(event, start),
    recurrenceId: recurrenceId(event, start, timeZone),
    sequence: Math.max(0, event.sequence ?? 0),
    status: event.status === 'cancelled' || event.status === 'tentative' ? event.status : 'confirmed',
    isMeeting: !NO_MEETING.has(event.eventType ?? ''),
    allDay: Boolean(event.start?.date) && !event.start?.dateTime,
    title: event.summary ?? '',
    description: event.description ?? '',
    location: event.location ?? '',
    start,
    end,
    organizer: event.organizer ? participant(event.organizer, self) : null,
    attendees: (event.attendees ?? []).map((each) => attendee(each, self)).filter(isSomebody),
    conferenceUrl: conferenceUrl(event),
    url: event.source?.url ?? null,
    updatedAt: instantOf(event.updated ?? null),
  }
}

type GoogleTime = GoogleEvent['start']

function eventTime(value: GoogleTime, timeZone: string): EventTime | null {
  const zone = knownZone(value?.timeZone) ?? timeZone
  if (value?.dateTime) {
    const instant = instantOf(value.dateTime) ?? zonedInstant(value.dateTime, zone)
    return instant === null ? null : { instant, timeZone: zone }
  }
  const instant = value?.date ? zonedInstant(value.date, timeZone) : null
  return instant === null ? null : { instant, timeZone }
}

function endTime(event: GoogleEvent, start: EventTime, timeZone: string): EventTime {
  const end = event.endTimeUnspecified ? null : eventTime(event.end, timeZone)
  return end !== null && end.instant >= start.instant ? end : start
}

/** ISO text with an offset or Z. */
function instantOf(iso: string | null): string | null {
  if (iso === null) return null
  try {
    return new Date(Temporal.Instant.from(iso).epochMilliseconds).toISOString()
  } catch {
    return null
  }
}

/** A date or a time without offset, as it is in the zone. */
function zonedInstant(local: string, timeZone: string): string | null {
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
    return new Date(zoned.epochMilliseconds).toISOString()
  } catch {
    return null
  }
}

function knownZone(zone: string | null | undefined): string | null {
  if (!zone) return null
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone).timeZoneId
  } catch {
    return null
  }
}

/** An instance names its series and keeps the start it had there; the series itself stands for its first instance. */
function recurrenceId(event: GoogleEvent, start: EventTime, timeZone: string): string | null {
  if (event.originalStartTime) return eventTime(event.originalStartTime, timeZone)?.instant ?? start.instant
  return event.recurringEventId || (event.recurrence?.length ?? 0) > 0 ? start.instant : null
}

function participant(value: z.infer<typeof person>, self: string | null): Participant {
  const email = (value.self ? self : null) ?? value.email?.trim().toLowerCase() ?? ''
  return { name: value.displayName?.trim() || null, email: /^[^@\s]+@[^@\s]+$/u.test(email) ? email : null }
}

const RESPONSES: Record<string, Response> = {
  accepted: 'accepted',
  declined: 'declined',
  tentative: 'tentative',
}

function attendee(value: NonNullable<GoogleEvent['attendees']>[number], self: string | null): Attendee {
  return {
    ...participant(value, self),
    response: RESPONSES[value.responseStatus ?? ''] ?? 'needs-action',
    kind: value.resource ? 'other' : 'person',
    optional: value.optional ?? false,
  }
}

function isSomebody(value: Participant): boolean {
  return value.name !== null || value.email !== null
}

function conferenceUrl(event: GoogleEvent): string | null {
  const video = event.conferenceData?.entryPoints?.find((entry) => entry.entryPointType === 'video')
  return video?.uri ?? event.hangoutLink ?? null
}

/** The same for every copy of an event that comes without any identity. */
function contentUid(event: GoogleEvent, start: EventTime): string {
  const content = [event.summary, start.instant, event.organizer?.email].join('\n')
  return `google-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`
}
