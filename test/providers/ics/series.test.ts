import { describe, expect, it } from 'vitest'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { readBytes, readText } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const window = { from: '2026-05-01T00:00:00.000Z', to: '2026-06-01T00:00:00.000Z' }
const base = [
  'DTSTART;TZID=Europe/Berlin:20260504T090000',
  'DTEND;TZID=Europe/Berlin:20260504T100000',
  'SUMMARY:Call',
]

async function startsOf(...lines: string[]): Promise<string[]> {
  const { events } = await readText(calendarOf(...lines), { window })
  return events.map(({ start }) => start.instant.slice(5, 16)).sort()
}

describe('a series', () => {
  const rules: [rule: string, lines: string[], starts: string[]][] = [
    ['follows its rule', ['RRULE:FREQ=DAILY;COUNT=3'], ['05-04T07:00', '05-05T07:00', '05-06T07:00']],
    [
      'leaves out excluded times, also after one that excludes nothing',
      ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;TZID=Europe/Berlin:20260504T120000', 'EXDATE:20260505T070000Z'],
      ['05-04T07:00', '05-06T07:00'],
    ],
    [
      'leaves out a whole excluded day',
      ['RRULE:FREQ=DAILY;COUNT=3', 'EXDATE;VALUE=DATE:20260505'],
      ['05-04T07:00', '05-06T07:00'],
    ],
    [
      'adds its further dates to its start',
      ['RDATE;TZID=Europe/Berlin:20260511T090000,20260520T140000'],
      ['05-04T07:00', '05-11T07:00', '05-20T12:00'],
    ],
    ['adds further periods', ['RDATE;VALUE=PERIOD:20260511T070000Z/PT3H'], ['05-04T07:00', '05-11T07:00']],
    [
      'ends with its UNTIL, on the clock of its own zone',
      ['RRULE:FREQ=DAILY;UNTIL=20260505T070000Z'],
      ['05-04T07:00', '05-05T07:00'],
    ],
    [
      'includes the day of an UNTIL without time',
      ['RRULE:FREQ=DAILY;UNTIL=20260505'],
      ['05-04T07:00', '05-05T07:00'],
    ],
    ['ignores an empty EXDATE and RDATE', ['RRULE:FREQ=DAILY;COUNT=1', 'EXDATE:', 'RDATE:'], ['05-04T07:00']],
  ]
  for (const [rule, lines, starts] of rules) {
    it(rule, async () => {
      expect(await startsOf(...eventOf(...base, ...lines))).toEqual(starts)
    })
  }

  it('lends its title to an instance that was given another, and to no other instance', async () => {
    const own = eventOf('RECURRENCE-ID:20260511T070000Z', 'DTSTART:20260511T070000Z', 'SUMMARY:Interview')
    const same = eventOf('RECURRENCE-ID:20260518T070000Z', 'DTSTART:20260518T090000Z', 'SUMMARY:Call')
    const text = calendarOf(...eventOf(...base, 'RRULE:FREQ=WEEKLY;COUNT=3'), ...own, ...same)
    const { events } = await readText(text, { window })
    expect(events.map(({ title, seriesTitle }) => [title, seriesTitle]).sort()).toEqual([
      ['Call', undefined],
      ['Call', undefined],
      ['Interview', 'Call'],
    ])
  })

  it('that began years ago is read at the right days inside the window only', async () => {
    const lines = ['DTSTART;TZID=Europe/Berlin:20060102T090000', 'RRULE:FREQ=WEEKLY;INTERVAL=2']
    expect(await startsOf(...eventOf(...lines))).toEqual(['05-11T07:00', '05-25T07:00'])
  })

  it('counts its instances from the start also when that is long ago', async () => {
    const lines = ['DTSTART:20260101T090000Z', 'RRULE:FREQ=DAILY;COUNT=123']
    expect(await startsOf(...eventOf(...lines))).toEqual(['05-01T09:00', '05-02T09:00', '05-03T09:00'])
  })

  it('whose rule can never match again is only its start', async () => {
    expect(await startsOf(...eventOf(...base, 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'))).toEqual([
      '05-04T07:00',
    ])
  })

  for (const rule of ['FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30', 'FREQ=DAILY;INTERVAL=99999999']) {
    it(`is given up, and said to be, when its rule takes too long: ${rule}`, async () => {
      const { events, problems } = await readText(calendarOf(...eventOf(...base, `RRULE:${rule}`)), {
        window,
      })
      expect(events.map(({ start }) => start.instant)).toEqual(['2026-05-04T07:00:00.000Z'])
      expect(problems.map(({ line }) => line)).toEqual([4])
    })
  }

  it('is cut, and said to be, when it has too many instances', async () => {
    const text = calendarOf(...eventOf(...base, 'RRULE:FREQ=MINUTELY'), ...eventOf('UID:other'))
    const { events, problems } = await readBytes(
      [Buffer.from(text)],
      { window },
      { limits: { maxInstances: 10 } },
    )
    expect(events.filter(({ recurrenceId }) => recurrenceId !== null)).toHaveLength(10)
    expect(events.some(({ uid }) => uid === 'other')).toBe(true)
    expect(problems).toHaveLength(1)
  })

  it('shares one budget of steps with all other series of the read', async () => {
    const greedy = Array.from({ length: 50 }, (_, index) =>
      eventOf(...base, `UID:${index}`, 'RRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30'),
    )
    const limits = { maxRuleSteps: 1_000, maxTotalRuleSteps: 5_000 }
    const { problems } = await readBytes([Buffer.from(calendarOf(...greedy.flat()))], { window }, { limits })
    expect(problems).toHaveLength(50)
  })
})

describe('an instance with words of its own', () => {
  const series = eventOf(...base, 'RRULE:FREQ=WEEKLY;COUNT=3')
  const original = 'RECURRENCE-ID;TZID=Europe/Berlin:20260511T090000'
  const moved = eventOf(original, 'DTSTART;TZID=Europe/Berlin:20260512T150000', 'SUMMARY:Moved')

  for (const [order, lines] of [
    ['after', [...series, ...moved]],
    ['before', [...moved, ...series]],
  ] as const) {
    it(`replaces the one of the series when it stands ${order} it`, async () => {
      expect(await startsOf(...lines)).toEqual(['05-04T07:00', '05-12T13:00', '05-18T07:00'])
    })
  }

  for (const [how, id] of [
    ['in UTC', 'RECURRENCE-ID:20260511T070000Z'],
    ['as a date', 'RECURRENCE-ID;VALUE=DATE:20260511'],
    ['without zone', 'RECURRENCE-ID:20260511T090000'],
  ] as const) {
    it(`is recognised when its original start is written ${how}`, async () => {
      const { events } = await readText(calendarOf(...series, ...eventOf(id, 'SUMMARY:Moved')), { window })
      const instance = events.find(({ title }) => title === 'Moved')
      expect(instance?.recurrenceId).toBe('2026-05-11T07:00:00.000Z')
      expect(events).toHaveLength(3)
    })
  }

  it('stands by itself when the series is not in the calendar', async () => {
    const { events } = await readText(calendarOf(...moved), { window })
    expect(events.map(({ recurrenceId }) => recurrenceId)).toEqual(['2026-05-11T07:00:00.000Z'])
  })

  it('speaks for all that follow when it says so, as far from their original start as itself', async () => {
    const range = original.replace(';', ';RANGE=THISANDFUTURE;')
    const rest = eventOf(
      range,
      'DTSTART;TZID=Europe/Berlin:20260512T150000',
      'DURATION:PT2H',
      'SUMMARY:Later',
    )
    const { events } = await readText(calendarOf(...series, ...rest), { window })
    const seen = events.map(({ title, start, end }) => [
      title,
      start.instant.slice(5, 16),
      end.instant.slice(5, 16),
    ])
    expect(seen.sort()).toEqual([
      ['Call', '05-04T07:00', '05-04T08:00'],
      ['Later', '05-12T13:00', '05-12T15:00'],
      ['Later', '05-19T13:00', '05-19T15:00'],
    ])
  })

  it('may leave the window or come into it', async () => {
    const away = eventOf(original, 'DTSTART;TZID=Europe/Berlin:20260812T150000')
    expect(await startsOf(...series, ...away)).toEqual(['05-04T07:00', '05-18T07:00'])
    const late = eventOf('DTSTART:20260704T090000Z', 'RRULE:FREQ=WEEKLY;COUNT=2')
    const early = eventOf('RECURRENCE-ID:20260711T090000Z', 'DTSTART:20260520T090000Z')
    expect(await startsOf(...late, ...early)).toEqual(['05-20T09:00'])
  })
})

describe('a whole-day series', () => {
  it("is identified by midnight in the user's zone", async () => {
    const { events } = await readText(
      calendarOf(...eventOf('DTSTART;VALUE=DATE:20260504', 'RRULE:FREQ=DAILY;UNTIL=20260505')),
      { window },
    )
    expect(events.map(({ recurrenceId }) => recurrenceId)).toEqual([
      '2026-05-03T22:00:00.000Z',
      '2026-05-04T22:00:00.000Z',
    ])
  })
})

it('a calendar file is trusted at once, a subscription only at the second look', () => {
  expect(createIcsCalendar({ location: 'calendar.ics' }).absenceNeedsSecondRead).toBe(false)
  expect(createIcsCalendar({ location: 'webcal://calendar.example/a.ics' }).absenceNeedsSecondRead).toBe(true)
})
