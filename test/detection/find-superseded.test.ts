import { describe, expect, test } from 'vitest'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { findSuperseded } from '../../src/detection/find-superseded.ts'
import { type Detection, nothingFound, type Person } from '../../src/detection/interview-detection.ts'
import type { KnownSession } from '../../src/detection/recognise-interviews.ts'
import { eventOf } from './event-of.ts'

const bob: Person = { name: 'Bob Berger', email: 'bob@lumen.example', title: null }
const clara: Person = { name: 'Clara Cole', email: 'clara@lumen.example', title: null }

interface Given {
  uid: string
  day: string
  seen: string
  event?: Partial<CalendarEvent>
  detection?: Partial<Detection>
  calledOff?: KnownSession['calledOff']
}

function session({ uid, day, seen, event, detection, calledOff = null }: Given): KnownSession {
  const at = (time: string) => ({ instant: `${day}T${time}:00.000Z`, timeZone: 'Europe/Berlin' })
  return {
    event: eventOf({
      uid,
      title: 'Interview: Producer at Lumen',
      start: at('13:00'),
      end: at('14:00'),
      ...event,
    }),
    detection: {
      ...nothingFound,
      verdict: 'interview',
      score: 0.9,
      company: 'Lumen',
      role: 'Producer',
      interviewers: [bob],
      reasons: [],
      ...detection,
    },
    calledOff,
    copyIds: [uid],
    interviewId: null,
    firstSeenAt: `${seen}T09:00:00.000Z`,
  }
}

const old: Given = { uid: 'old', day: '2026-03-10', seen: '2026-03-01' }
const moved: Given = { uid: 'moved', day: '2026-03-12', seen: '2026-03-04' }
const superseded = (...given: Given[]) =>
  [...findSuperseded(given.map(session))].map(([older, newer]) => [older.event.uid, newer.event.uid])

describe('an interview seems moved by a newer invitation', () => {
  test('when company and title are the same and it was still ahead', () => {
    expect(superseded(old, moved)).toEqual([['old', 'moved']])
  })

  test('to an earlier day, too', () => {
    expect(superseded(old, { ...moved, day: '2026-03-06' })).toEqual([['old', 'moved']])
  })

  test('when both were found at once and the calendar says which was written later', () => {
    const written = (day: string) => ({ event: { updatedAt: `${day}T08:00:00.000Z` } })
    expect(
      superseded(
        { ...old, seen: '2026-03-05', ...written('2026-03-01') },
        { ...moved, seen: '2026-03-05', ...written('2026-03-04') },
      ),
    ).toEqual([['old', 'moved']])
  })

  test('by the latest of several, in a chain', () => {
    const again = { uid: 'again', day: '2026-03-16', seen: '2026-03-05' }
    expect(superseded(old, moved, again)).toEqual([
      ['old', 'again'],
      ['moved', 'again'],
    ])
  })
})

describe('two rounds are two rounds', () => {
  test.each<[string, Partial<Given>]>([
    ['the first was over when the second came', { day: '2026-03-20', seen: '2026-03-11' }],
    ['the second states another stage', { detection: { stage: 'final' } }],
    ['the second is for another job', { detection: { role: 'Sound Technician' } }],
    ['the second is with other people', { detection: { interviewers: [clara] } }],
    ['the title counts the rounds', { event: { title: 'Interview 2: Producer at Lumen' } }],
    ['it is another company', { detection: { company: 'Harbour Hall' } }],
    ['the newer one was called off', { calledOff: 'cancelled' }],
    ['the newer one is doubtful itself', { detection: { verdict: 'ask' } }],
    ['nobody can tell which came later', { seen: '2026-03-01' }],
    ['it is the same event', { uid: 'old' }],
  ])('as %s', (_, over) => {
    expect(superseded(old, { ...moved, ...over })).toEqual([])
  })

  test('as sessions of one day with different or unknown people are a loop', () => {
    const sameDay = {
      ...moved,
      day: old.day,
      event: { start: { instant: '2026-03-10T15:00:00.000Z', timeZone: 'UTC' } },
    }
    expect(superseded(old, { ...sameDay, detection: { interviewers: [clara] } })).toEqual([])
    expect(superseded(old, { ...sameDay, detection: { interviewers: [] } })).toEqual([])
    expect(superseded(old, sameDay)).toEqual([['old', 'moved']])
  })
})

test('what the user said takes place is asked about no more', () => {
  const reasons = [{ signal: 'answered', weight: 10, evidence: 'You said yes about this event' }]
  expect(superseded({ ...old, detection: { reasons } }, moved)).toEqual([])
})
