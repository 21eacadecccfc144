import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import type { Detection } from '../../src/detection/interview-detection.ts'
import { alice, makeEvent, person } from '../support/make-event.ts'

/** A calendar with what detection says of it, so that a child process need not load the rules. */
export interface Scenario {
  name: string
  sessions: { event: CalendarEvent; detection: Detection }[]
}

export const monday = '2026-03-02T12:00:00.000Z'
/** Tuesday evening: thank-yous are due to some, drafts of a moved interview go back. */
export const tuesday = '2026-03-03T18:00:00.000Z'
/** The Monday after: questions and feedback, check-ins, and the digest. */
export const nextMonday = '2026-03-10T09:00:00.000Z'

const rules = await loadDetectionRules()

/** What a calendar looks like on Monday. */
export const first = scenario('first', [panel(), single()])

/** On Tuesday the single interview has been moved to next week, and a new one has come. */
export const second = scenario('second', [
  panel(),
  { ...single('2026-03-12T09:00:00.000Z'), sequence: 1 },
  another(),
])

function scenario(name: string, events: CalendarEvent[]): Scenario {
  return {
    name,
    sessions: events.map((event) => ({ event, detection: detectInterview(event, alice, rules) })),
  }
}

/** A panel of three on Tuesday, thanked the same evening. */
function panel(): CalendarEvent {
  return makeEvent({
    uid: 'panel@example.org',
    title: 'Panel interview: Event Manager at Lumen Live',
    description:
      'You will meet: Bob Berger (Head of Events), Clara Cole (Venue Operations), Dan Drew (Producer).',
    attendees: [
      person('Alice Archer', alice.email),
      person('Bob Berger', 'bob.berger@lumenlive.example'),
      person('Clara Cole', 'clara.cole@lumenlive.example'),
      person('Dan Drew', 'dan.drew@lumenlive.example'),
    ],
  })
}

/** One that is over on Monday morning already. */
function single(at = '2026-03-02T08:00:00.000Z'): CalendarEvent {
  return makeEvent({
    uid: 'single@example.org',
    title: 'Interview: Venue Coordinator at Harbour Hall',
    description: 'Dear Alice, your interview for the Venue Coordinator role at Harbour Hall with Eve Ellis.',
    organizer: { name: 'Eve Ellis', email: 'eve.ellis@harbourhall.example' },
    attendees: [person('Alice Archer', alice.email), person('Eve Ellis', 'eve.ellis@harbourhall.example')],
    at,
  })
}

function another(): CalendarEvent {
  return makeEvent({
    uid: 'another@example.org',
    title: 'Phone screen: Producer at Northlight',
    description:
      'Hi Alice, this is your first call with Finn Frost, Recruiter at Northlight, about the Producer role.',
    organizer: { name: 'Finn Frost', email: 'finn.frost@northlight.example' },
    attendees: [person('Alice Archer', alice.email), person('Finn Frost', 'finn.frost@northlight.example')],
    at: '2026-03-05T09:00:00.000Z',
    minutes: 30,
  })
}
