import type { Attendee, CalendarEvent, Owner } from '../../src/calendar/calendar-event.ts'

export const alice: Owner = { name: 'Alice Moreau', email: 'alice.moreau@gmail.com' }
export const employedBob: Owner = { name: 'Bob Tanner', email: 'bob.tanner@brightside.example' }

/** An event of Alice's own making, with what a test says different. */
export function eventOf(over: Partial<CalendarEvent>): CalendarEvent {
  return {
    sourceId: null,
    uid: 'event-1',
    recurrenceId: null,
    sequence: 0,
    status: 'confirmed',
    isMeeting: true,
    allDay: false,
    title: '',
    description: '',
    location: '',
    start: { instant: '2026-03-03T10:00:00.000Z', timeZone: 'Europe/Berlin' },
    end: { instant: '2026-03-03T11:00:00.000Z', timeZone: 'Europe/Berlin' },
    organizer: { name: 'Alice Moreau', email: 'alice.moreau@gmail.com' },
    attendees: [],
    conferenceUrl: null,
    url: null,
    updatedAt: null,
    ...over,
  }
}

export function guest(name: string | null, email: string): Attendee {
  return { name, email, response: 'accepted', kind: 'person', optional: false }
}
