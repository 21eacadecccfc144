import type { Attendee, CalendarEvent } from '../../src/calendar/calendar-event.ts'

/** Alice looks for a job; all tests are about her calendar. */
export const alice = { name: 'Alice Archer', email: 'alice@example.org', timeZone: 'Europe/Berlin' }

export function person(
  name: string | null,
  email: string,
  response: Attendee['response'] = 'accepted',
): Attendee {
  return { name, email, response, kind: 'person', optional: false }
}

/** An interview with Bob of Lumen on Tuesday 3 March 2026, 14:00 to 15:00 in Berlin, but for what is given. */
export function makeEvent(
  given: Partial<CalendarEvent> & { at?: string; minutes?: number } = {},
): CalendarEvent {
  const { at = '2026-03-03T13:00:00.000Z', minutes = 60, ...rest } = given
  const end = new Date(Date.parse(at) + minutes * 60_000).toISOString()
  return {
    sourceId: null,
    uid: 'interview-1@example.org',
    recurrenceId: null,
    sequence: 0,
    status: 'confirmed',
    isMeeting: true,
    allDay: false,
    title: 'Interview: Event Manager at Lumen Live',
    description:
      'Hi Alice, we look forward to your interview for the Event Manager role at Lumen Live.\nYou will meet: Bob Berger (Head of Events).',
    location: 'Lumen Live, Hafenstr. 1, Hamburg',
    start: { instant: new Date(at).toISOString(), timeZone: 'Europe/Berlin' },
    end: { instant: end, timeZone: 'Europe/Berlin' },
    organizer: { name: 'Lumen Live', email: 'no-reply@lumenlive.example' },
    attendees: [
      person('Alice Archer', 'alice@example.org'),
      person('Bob Berger', 'bob.berger@lumenlive.example'),
    ],
    conferenceUrl: null,
    url: null,
    updatedAt: null,
    ...rest,
  }
}
