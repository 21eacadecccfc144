import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { readBytes, readText } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const good = eventOf('UID:good', 'SUMMARY:Good')

/** Reads a calendar with a broken event between two good ones. */
async function readAround(...broken: string[]) {
  const text = calendarOf(...eventOf('UID:first'), ...broken, ...good)
  const { events, problems, end } = await readText(text)
  return { uids: events.map(({ uid }) => uid), lines: problems.map(({ line }) => line), problems, end }
}

describe('a broken event is skipped with its line, and the rest is read', () => {
  const cases: [what: string, broken: string[], line: number][] = [
    ['a start that is no date', eventOf('UID:broken', 'DTSTART:tomorrow'), 9],
    ['a day that does not exist', eventOf('UID:broken', 'DTSTART:20260631T090000Z'), 9],
    ['no start', ['BEGIN:VEVENT', 'UID:broken', 'SUMMARY:secret', 'END:VEVENT'], 9],
    ['an end that is no date', ['BEGIN:VEVENT', 'DTSTART:20260506T090000Z', 'DTEND:soon', 'END:VEVENT'], 9],
    ['a rule that cannot be read', eventOf('UID:broken', 'RRULE:FREQ=SOMETIMES'), 13],
    ['a rule without frequency', eventOf('UID:broken', 'RRULE:COUNT=3'), 9],
    [
      'a start with broken parameters',
      ['BEGIN:VEVENT', 'UID:broken', 'DTSTART;X:20260506', 'END:VEVENT'],
      11,
    ],
    ['no end of its own', ['BEGIN:VEVENT', 'UID:broken', 'SUMMARY:secret'], 9],
  ]
  for (const [what, broken, line] of cases) {
    it(what, async () => {
      const { uids, lines, problems } = await readAround(...broken)
      expect(uids).toEqual(['first', 'good'])
      expect(lines).toEqual([line])
      expect(problems[0]?.message).not.toMatch(/secret|tomorrow|broken/)
    })
  }
})

it('reads an event without a line that nobody needs', async () => {
  const { uids, problems, lines } = await readAround(
    ...eventOf('UID:second', 'X-BAD;param:secret', 'garbage'),
  )
  expect(uids).toEqual(['first', 'second', 'good'])
  expect(lines).toEqual([13, 14])
  expect(problems.map(({ message }) => message).join()).not.toContain('secret')
})

it('ignores to-dos, journals, alarms and strangers, also where their END is missing', async () => {
  const { uids } = await readAround(
    ...['BEGIN:VTODO', 'UID:todo', 'DTSTART:20260506T090000Z', 'END:VTODO'],
    ...['BEGIN:VJOURNAL', 'UID:journal', 'BEGIN:VALARM', 'END:VALARM', 'END:VJOURNAL'],
    ...['BEGIN:X-BOX', ...eventOf('UID:boxed'), 'END:X-BOX'],
    ...['BEGIN:VEVENT', 'UID:alarmed', 'DTSTART:20260506T090000Z', 'BEGIN:VALARM', 'SUMMARY:x', 'END:VALARM'],
    'END:VEVENT',
    ...['BEGIN:VTODO', 'UID:open todo'],
  )
  expect(uids).toEqual(['first', 'alarmed', 'good'])
})

it('reads several calendars in one file, each with its own METHOD', async () => {
  const text = calendarOf('METHOD:CANCEL', ...eventOf('UID:a')) + calendarOf(...eventOf('UID:b'))
  const { events } = await readText(text)
  expect(events.map(({ uid, status }) => `${uid} ${status}`).sort()).toEqual(['a cancelled', 'b confirmed'])
})

describe('a calendar that is cut off', () => {
  const whole = calendarOf(...eventOf('UID:first'), ...good)

  it('yields what it has, says so, and lets nothing count as gone', async () => {
    for (const cut of [
      whole.lastIndexOf('END:VEVENT'),
      whole.lastIndexOf('END:VCALENDAR'),
      whole.length - 30,
    ]) {
      const { events, problems, end } = await readText(whole.slice(0, cut))
      expect(events[0]?.uid).toBe('first')
      expect(problems.at(-1)?.message).toContain('cut off')
      expect(end.coverage).toBe('changes')
    }
  })

  it('is read again next time', async () => {
    const { end } = await readText(whole.slice(0, -20))
    const again = await readText(whole, { cursor: end.cursor })
    expect(again.end.coverage).toBe('complete')
  })

  it('is noticed when another calendar follows', async () => {
    const { events, end } = await readText(whole.slice(0, whole.lastIndexOf('END:VEVENT')) + whole)
    expect(events.map(({ uid }) => uid)).toContain('good')
    expect(end.coverage).toBe('changes')
  })
})

describe('what is no calendar', () => {
  const cases: [string, string, RegExp][] = [
    ['a web page', '<!DOCTYPE html><title>Sign in</title>', /is a web page, not a calendar/],
    ['nothing', '', /is empty/],
    ['a letter', 'Dear Alice,\r\nBEGIN with a smile', /is not an iCalendar file/],
    ['a megabyte of noise', 'x'.repeat(1_000_000), /is not an iCalendar file/],
  ]
  for (const [what, text, message] of cases) {
    it(`is refused in one sentence: ${what}`, async () => {
      const error = await readText(text).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(ProviderError)
      expect(error).toMatchObject({ room: 'ics', kind: 'permanent', message: expect.stringMatching(message) })
    })
  }

  it('may stand before a calendar, if it is short', async () => {
    const { events } = await readText(`Warning: something\r\n\r\n${calendarOf(...good)}`)
    expect(events).toHaveLength(1)
  })
})

describe('limits', () => {
  it('leave out a line that is too long, keep its event, and count lines on', async () => {
    const long = eventOf(
      'UID:long',
      `DESCRIPTION:${'x'.repeat(200_000)}`,
      ` ${'y'.repeat(100)}`,
      'SUMMARY:Kept',
    )
    const text = calendarOf(...long, ...eventOf('UID:broken', 'DTSTART:nothing'))
    const { events, problems } = await readBytes(
      [Buffer.from(text)],
      {},
      { limits: { maxLineBytes: 100_000 } },
    )
    expect(events).toMatchObject([{ uid: 'long', title: 'Kept', description: '' }])
    expect(problems.map(({ line }) => line)).toEqual([8, 12])
  })

  it('leave out an event that is too large', async () => {
    const lines = Array.from({ length: 300 }, () => `COMMENT:${'x'.repeat(1000)}`)
    const text = calendarOf(...eventOf('UID:large', ...lines), ...good)
    const { events, problems } = await readBytes(
      [Buffer.from(text)],
      {},
      { limits: { maxComponentBytes: 200_000 } },
    )
    expect(events.map(({ uid }) => uid)).toEqual(['good'])
    expect(problems.map(({ line }) => line)).toEqual([4])
  })

  it('list so many problems and count the rest', async () => {
    const text = calendarOf(...Array.from({ length: 20 }, () => eventOf('DTSTART:x')).flat(), ...good)
    const { events, problems } = await readBytes([Buffer.from(text)], {}, { limits: { maxProblems: 5 } })
    expect(events).toHaveLength(1)
    expect(problems.map(({ message }) => message).at(-1)).toBe('15 more problems were found.')
    expect(problems).toHaveLength(6)
  })
})
