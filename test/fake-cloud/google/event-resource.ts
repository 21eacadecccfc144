import type { AccountState } from '../world/account-state.ts'
import type { EventView } from '../world/event-state.ts'
import { sameAddress } from '../world/person.ts'
import { iso, type When, withOffset } from '../world/times.ts'
import type { Attendee, Person } from '../world/types.ts'

/** https://developers.google.com/workspace/calendar/api/v3/reference/events */
export function eventResource(view: EventView, viewer: AccountState): Record<string, unknown> {
  const { content, appearance, originalStart } = view
  const { event, calendar } = appearance
  if (content.status === 'cancelled') {
    return tombstone(view.id, originalStart ? { seriesId: event.id, originalStart } : undefined)
  }
  const organizer = content.organizer ?? { name: calendar.name, email: calendar.id }
  return {
    kind: 'calendar#event',
    etag: etagOf(view),
    id: view.id,
    status: content.status,
    htmlLink: `https://www.google.com/calendar/event?eid=${Buffer.from(view.id).toString('base64url')}`,
    created: iso(Date.parse(event.created)),
    updated: iso(Date.parse(event.updated)),
    summary: content.title,
    ...optional({ description: content.description, location: content.location }),
    creator: personOf(content.organizer ?? calendar.owner, viewer),
    organizer: { ...personOf(organizer, viewer), ...(organizer.email === calendar.id ? { self: true } : {}) },
    start: timeOf(content.start),
    end: timeOf(content.end),
    ...seriesOf(view),
    ...(content.visibility === 'private' ? { visibility: 'private' } : {}),
    iCalUID: event.uid,
    sequence: event.sequence,
    ...guestsOf(view, viewer),
    ...conferenceOf(content.meetingUrl),
    reminders: { useDefault: true },
    eventType: content.kind,
    ...(content.kind === 'birthday' ? { birthdayProperties: { type: 'birthday' } } : {}),
  }
}

/** Only these fields are promised of a deleted event. */
export function tombstone(
  id: string,
  instanceOf?: { seriesId: string; originalStart: When },
): Record<string, unknown> {
  return {
    kind: 'calendar#event',
    etag: `"${Buffer.from(id).toString('base64url').slice(0, 12)}"`,
    id,
    status: 'cancelled',
    ...(instanceOf
      ? { recurringEventId: instanceOf.seriesId, originalStartTime: timeOf(instanceOf.originalStart) }
      : {}),
  }
}

const etagOf = (view: EventView): string => `"${Date.parse(view.appearance.event.created)}.${view.version}"`

function timeOf({ ms, date, zone }: When): Record<string, string> {
  return date === null ? { dateTime: withOffset(ms, zone), timeZone: zone } : { date }
}

const optional = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))

function personOf({ name, email }: Person, viewer: AccountState): Record<string, unknown> {
  return {
    email,
    ...optional({ displayName: name }),
    ...(sameAddress(email, viewer.email) ? { self: true } : {}),
  }
}

function seriesOf({ kind, appearance, originalStart }: EventView): Record<string, unknown> {
  const { event } = appearance
  if (originalStart !== null) return { recurringEventId: event.id, originalStartTime: timeOf(originalStart) }
  return kind === 'master' ? { recurrence: [`RRULE:${event.rule}`] } : {}
}

function guestsOf({ content }: EventView, viewer: AccountState): Record<string, unknown> {
  const { attendees, organizer, attendeesOmitted } = content
  if (attendees.length === 0) return {}
  const shown = attendeesOmitted
    ? attendees.filter(({ email }) => sameAddress(email, viewer.email))
    : attendees
  return {
    attendees: shown.map((each) => guestOf(each, organizer, viewer)),
    ...(attendeesOmitted ? { attendeesOmitted: true } : {}),
  }
}

function guestOf(guest: Attendee, organizer: Person | null, viewer: AccountState): Record<string, unknown> {
  return {
    ...personOf(guest, viewer),
    ...(organizer && sameAddress(guest.email, organizer.email) ? { organizer: true } : {}),
    ...(guest.optional ? { optional: true } : {}),
    ...(guest.resource ? { resource: true } : {}),
    responseStatus: guest.response,
  }
}

function conferenceOf(url: string | null): Record<string, unknown> {
  if (url === null) return {}
  const entryPoints = [{ entryPointType: 'video', uri: url }]
  const isMeet = url.startsWith('https://meet.google.com/')
  const type = isMeet ? 'hangoutsMeet' : 'addOn'
  return {
    ...(isMeet ? { hangoutLink: url } : {}),
    conferenceData: {
      entryPoints,
      conferenceSolution: { key: { type }, name: isMeet ? 'Google Meet' : 'Video' },
    },
  }
}
