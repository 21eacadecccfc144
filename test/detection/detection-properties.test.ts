import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { ownCases } from './score-cases.ts'

const rules = await loadDetectionRules()
const cases = ownCases()
const someCase = fc.constantFrom(...cases)
const verdictOf = (event: CalendarEvent, one: (typeof cases)[number]) =>
  detectInterview(event, one.owner, rules).verdict

/** The verdict must be the same after a change that means nothing. */
function holdsUnder<T>(change: fc.Arbitrary<T>, apply: (event: CalendarEvent, value: T) => CalendarEvent) {
  fc.assert(
    fc.property(someCase, change, (one, value) => {
      expect(verdictOf(apply(one.event, value), one)).toBe(verdictOf(one.event, one))
    }),
    { numRuns: 300 },
  )
}

test('the order of attendees does not change the verdict', () => {
  holdsUnder(fc.infiniteStream(fc.nat()), (event, keys) => ({
    ...event,
    attendees: event.attendees
      .map((attendee) => ({ attendee, key: keys.next().value ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ attendee }) => attendee),
  }))
})

test('the letter case of domains does not change the verdict', () => {
  const upper = (email: string | null) => email?.replace(/@.*/u, (domain) => domain.toUpperCase()) ?? null
  holdsUnder(fc.constant(null), (event) => ({
    ...event,
    organizer: event.organizer && { ...event.organizer, email: upper(event.organizer.email) },
    attendees: event.attendees.map((attendee) => ({ ...attendee, email: upper(attendee.email) })),
  }))
})

test('trailing white space does not change the verdict', () => {
  holdsUnder(fc.constantFrom(' ', '\n', '  \n\n', '\t'), (event, space) => ({
    ...event,
    title: event.title + space,
    description: event.description + space,
    location: event.location + space,
  }))
})

test('the time zone does not change the verdict', () => {
  holdsUnder(fc.constantFrom('UTC', 'Asia/Tokyo', 'America/Montreal'), (event, timeZone) => ({
    ...event,
    start: { ...event.start, timeZone },
    end: { ...event.end, timeZone },
  }))
})

test('text below a signature mark does not change the verdict', () => {
  const words = fc.array(
    fc.constantFrom('interview', 'visa', 'your application', 'mock', 'HR', 'scorecard', 'lunch'),
  )
  holdsUnder(words, (event, below) => ({
    ...event,
    description: `${event.description}\n-- \n${below.join(' ')}`,
  }))
})

test('a conference link never turns a no into an interview', () => {
  const links = fc.constantFrom(
    'https://us02web.zoom.us/j/81234567890',
    'https://meet.google.com/abc-defg-hij',
    'https://teams.microsoft.com/l/meetup-join/1',
  )
  fc.assert(
    fc.property(someCase, links, (one, link) => {
      if (verdictOf(one.event, one) !== 'no') return
      const withLink = {
        ...one.event,
        conferenceUrl: link,
        description: `${one.event.description}\n${link}`,
        location: link,
      }
      expect(verdictOf(withLink, one)).not.toBe('interview')
    }),
    { numRuns: 300 },
  )
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
