import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { detectInterview, judgeClosely } from '../../src/detection/detect-interview.ts'
import { worthReading } from '../../src/detection/first-look.ts'
import type { Case } from './read-cases.ts'
import { ownCases } from './score-cases.ts'

const rules = await loadDetectionRules()
const cases = ownCases()
const someCase = fc.constantFrom(...cases)
const verdictOf = (event: CalendarEvent, { owner }: Case) => detectInterview(event, owner, rules).verdict
const verdicts = new Map(cases.map((one) => [one, verdictOf(one.event, one)]))

/** Cases whose verdict is another one after a change that means nothing. */
function changedBy(change: (event: CalendarEvent) => CalendarEvent): string[] {
  return cases
    .filter((one) => verdictOf(change(one.event), one) !== verdicts.get(one))
    .map(({ id, event }) => `${id} ${event.title}`)
}

test('what the first look puts aside is no interview for a close reading either', () => {
  const putAside = cases.filter(({ event }) => event.isMeeting && !worthReading(event, rules))
  const wrongly = putAside.filter(({ event, owner }) => judgeClosely(event, owner, rules).verdict !== 'no')
  expect(putAside.length).toBeGreaterThan(200)
  expect(wrongly.map(({ id, event }) => `${id} ${event.title}`)).toEqual([])
})

test('the order of attendees does not change the verdict', () => {
  expect(changedBy((event) => ({ ...event, attendees: event.attendees.toReversed() }))).toEqual([])
})

test('the letter case of domains does not change the verdict', () => {
  const upper = (email: string | null) => email?.replace(/@.*/u, (domain) => domain.toUpperCase()) ?? null
  const changed = changedBy((event) => ({
    ...event,
    organizer: event.organizer && { ...event.organizer, email: upper(event.organizer.email) },
    attendees: event.attendees.map((attendee) => ({ ...attendee, email: upper(attendee.email) })),
  }))
  expect(changed).toEqual([])
})

test('trailing white space does not change the verdict', () => {
  const space = ' \n\t\n'
  const changed = changedBy((event) => ({
    ...event,
    title: event.title + space,
    description: event.description + space,
    location: event.location + space,
  }))
  expect(changed).toEqual([])
})

test('the time zone does not change the verdict', () => {
  const timeZone = 'Asia/Tokyo'
  const changed = changedBy((event) => ({
    ...event,
    start: { ...event.start, timeZone },
    end: { ...event.end, timeZone },
  }))
  expect(changed).toEqual([])
})

test.each(['interview', 'your application, HR', 'mock, visa, scorecard, lunch'])(
  '“%s” below a signature mark does not change the verdict',
  (below) => {
    const changed = changedBy((event) => ({ ...event, description: `${event.description}\n-- \n${below}` }))
    expect(changed).toEqual([])
  },
)

test.each([
  'https://us02web.zoom.us/j/81234567890',
  'https://meet.google.com/abc-defg-hij',
  'https://teams.microsoft.com/l/meetup-join/1',
])('a link to %s never turns a no into an interview', (link) => {
  const turned = cases.filter((one) => {
    if (verdicts.get(one) !== 'no') return false
    const { description, location } = one.event
    const withLink = {
      ...one.event,
      conferenceUrl: link,
      description: `${description}\n${link}`,
      location: `${location} ${link}`.trim(),
    }
    return verdictOf(withLink, one) === 'interview'
  })
  expect(turned.map(({ id, event }) => `${id} ${event.title}`)).toEqual([])
})

test('any text at all is judged without a crash, and twice the same', () => {
  fc.assert(
    fc.property(
      someCase,
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (one, title, description) => {
        const event = { ...one.event, title, description }
        expect(detectInterview(event, one.owner, rules)).toEqual(detectInterview(event, one.owner, rules))
      },
    ),
  )
})
