import type { AccountState } from './account-state.ts'
import type { CalendarState } from './calendar-state.ts'
import type { Context } from './context.ts'
import type { EventContent, EventState } from './event-state.ts'
import { person, sameAddress } from './person.ts'
import { DAY, HOUR, type When, when } from './times.ts'
import type { Attendee, EventInput, Person } from './types.ts'

export function makeEvent(input: EventInput, calendar: CalendarState, context: Context): EventState {
  const { ids, now } = context
  const id = ids.letters(26).toLowerCase()
  return {
    uid: input.uid ?? `${id}@${calendar.owner.provider === 'google' ? 'google.com' : 'outlook.example'}`,
    id,
    content: contentOf(input, calendar),
    rule: input.recurrence ?? null,
    instances: new Map(),
    created: input.created ?? now(),
    updated: now(),
    sequence: 0,
    version: 1,
    appearances: [],
  }
}

function contentOf(input: EventInput, calendar: CalendarState): EventContent {
  const zone = input.timeZone ?? calendar.timeZone
  const start = when(input.start, zone)
  const end = input.end === undefined ? defaultEnd(start) : when(input.end, zone)
  const organizer = input.organizer === undefined ? null : person(input.organizer)
  return {
    title: input.title,
    description: input.description ?? '',
    location: input.location ?? '',
    meetingUrl: input.meetingUrl ?? null,
    start,
    end,
    organizer,
    attendees: guests(input, organizer, calendar.owner),
    status: input.status ?? 'confirmed',
    kind: input.kind ?? 'default',
    attendeesOmitted: input.attendeesOmitted ?? false,
    visibility: input.visibility ?? 'default',
  }
}

function defaultEnd(start: When): When {
  if (start.date === null) return { ...start, ms: start.ms + HOUR }
  return when(new Date(Date.parse(start.date) + DAY).toISOString().slice(0, 10), start.zone)
}

export function attendee(input: NonNullable<EventInput['attendees']>[number]): Attendee {
  const one = typeof input === 'string' ? person(input) : input
  return {
    name: one.name ?? '',
    email: one.email ?? '',
    response: 'response' in one ? (one.response ?? 'accepted') : 'accepted',
    optional: 'optional' in one ? (one.optional ?? false) : false,
    resource: 'resource' in one ? (one.resource ?? false) : false,
  }
}

function guests(input: EventInput, organizer: Person | null, owner: AccountState): Attendee[] {
  const others = (input.attendees ?? []).map(attendee)
  const alone = others.length === 0 && (organizer === null || sameAddress(organizer.email, owner.email))
  const listed = others.some(({ email }) => sameAddress(email, owner.email))
  if (alone || listed || input.withoutOwner) return others
  return [
    ...others,
    { ...attendee({ name: owner.name, email: owner.email }), response: input.response ?? 'accepted' },
  ]
}
