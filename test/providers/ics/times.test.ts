import { describe, expect, it } from 'vitest'
import { readText } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const oddZone = [
  'BEGIN:VTIMEZONE',
  'TZID:Head office',
  'BEGIN:STANDARD',
  'DTSTART:19701025T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0545',
  'TZOFFSETTO:+0445',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19700329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0445',
  'TZOFFSETTO:+0545',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
]

async function startOf(...lines: string[]) {
  const { events, problems } = await readText(calendarOf(...lines))
  return { start: events[0]?.start, problems: problems.map(({ line, message }) => ({ line, message })) }
}

describe('time zones', () => {
  const zones: [tzid: string, instant: string, timeZone: string][] = [
    ['Europe/Berlin', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['"Europe/Berlin"', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['europe/berlin', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['W. Europe Standard Time', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['eastern standard time', '2026-05-06T13:00:00.000Z', 'America/New_York'],
    ['/freeassociation.sourceforge.net/Europe/Berlin', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['/mozilla.org/20050126_1/America/Indiana/Knox', '2026-05-06T14:00:00.000Z', 'America/Indiana/Knox'],
    ['GMT+0200', '2026-05-06T07:00:00.000Z', 'Etc/GMT-2'],
    ['', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
    ['""', '2026-05-06T07:00:00.000Z', 'Europe/Berlin'],
  ]
  for (const [tzid, instant, timeZone] of zones) {
    it(`understands TZID=${tzid}`, async () => {
      const { start, problems } = await startOf(...eventOf(`DTSTART;TZID=${tzid}:20260506T090000`))
      expect(start).toEqual({ instant, timeZone })
      expect(problems).toEqual([])
    })
  }

  it("reads a floating time in the user's zone", async () => {
    const { events } = await readText(calendarOf(...eventOf('DTSTART:20260506T090000')), {
      timeZone: 'Asia/Tokyo',
    })
    expect(events[0]?.start).toEqual({ instant: '2026-05-06T00:00:00.000Z', timeZone: 'Asia/Tokyo' })
  })

  for (const [where, lines] of [
    ['before', [...oddZone, ...eventOf('DTSTART;TZID=Head office:20260506T090000')]],
    ['after', [...eventOf('DTSTART;TZID=Head office:20260506T090000'), ...oddZone]],
  ] as const) {
    it(`uses a zone the file defines ${where} the event, with its summer time`, async () => {
      const { start, problems } = await startOf(...lines)
      expect(start).toEqual({ instant: '2026-05-06T03:15:00.000Z', timeZone: 'Europe/Berlin' })
      expect(problems).toEqual([])
    })
  }

  it('uses the winter time of a zone the file defines', async () => {
    const { start } = await startOf(...oddZone, ...eventOf('DTSTART;TZID=Head office:20261106T090000'))
    expect(start?.instant).toBe('2026-11-06T04:15:00.000Z')
  })

  it('takes the real zone that a definition names as its location', async () => {
    const located = [oddZone[0] ?? '', 'X-LIC-LOCATION:America/Lima', ...oddZone.slice(1)]
    const { start } = await startOf(...located, ...eventOf('DTSTART;TZID=Head office:20260506T090000'))
    expect(start).toEqual({ instant: '2026-05-06T14:00:00.000Z', timeZone: 'America/Lima' })
  })

  it("reads an unknown zone as the user's and says so once, with the line", async () => {
    const unknown = 'DTSTART;TZID=Nowhere/Land:20260506T090000'
    const { start, problems } = await startOf(...eventOf(unknown), ...eventOf('UID:two', unknown))
    expect(start).toEqual({ instant: '2026-05-06T07:00:00.000Z', timeZone: 'Europe/Berlin' })
    expect(problems).toEqual([
      { line: 4, message: 'The time zone of this event is not known. It was read in your own time zone.' },
    ])
  })

  it('refuses a definition that would take for ever to work out', async () => {
    const endless = oddZone.map((line) => line.replace('FREQ=YEARLY', 'FREQ=SECONDLY'))
    const { start, problems } = await startOf(
      ...endless,
      ...eventOf('DTSTART;TZID=Head office:20260506T090000'),
    )
    expect(start?.instant).toBe('2026-05-06T07:00:00.000Z')
    expect(problems.map(({ line }) => line)).toEqual([4, 19])
  })

  it('reads a time that the clocks skip with the offset before the change, and a repeated one as its first', async () => {
    const skipped = await readText(calendarOf(...eventOf('DTSTART;TZID=Europe/Berlin:20260329T023000')), {
      window: { from: '2026-03-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' },
    })
    expect(skipped.events[0]?.start.instant).toBe('2026-03-29T01:30:00.000Z')
    const { start } = await startOf(...eventOf('DTSTART;TZID=Europe/Berlin:20261025T023000'))
    expect(start?.instant).toBe('2026-10-25T00:30:00.000Z')
  })
})

describe('the end of an event', () => {
  const ends: [rule: string, lines: string[], end: string][] = [
    ['is its DTEND', ['DTSTART:20260506T090000Z', 'DTEND:20260506T093000Z'], '2026-05-06T09:30:00.000Z'],
    [
      'follows from its DURATION',
      ['DTSTART:20260506T090000Z', 'DURATION:PT1H30M'],
      '2026-05-06T10:30:00.000Z',
    ],
    [
      'keeps its hour when a DURATION of days crosses a change of the clocks',
      ['DTSTART;TZID=Europe/Berlin:20261024T090000', 'DURATION:P1D'],
      '2026-10-25T08:00:00.000Z',
    ],
    ['is the start when there is none', ['DTSTART:20260506T090000Z'], '2026-05-06T09:00:00.000Z'],
    [
      'is midnight after a whole day without end',
      ['DTSTART;VALUE=DATE:20260506'],
      '2026-05-06T22:00:00.000Z',
    ],
    [
      'is midnight after a whole day that ends on its own date',
      ['DTSTART;VALUE=DATE:20260506', 'DTEND;VALUE=DATE:20260506'],
      '2026-05-06T22:00:00.000Z',
    ],
    [
      'counts the days of a date without VALUE=DATE',
      ['DTSTART:20260506', 'DTEND:20260508'],
      '2026-05-07T22:00:00.000Z',
    ],
  ]
  for (const [rule, lines, end] of ends) {
    it(rule, async () => {
      const { events, problems } = await readText(calendarOf(...eventOf(...lines)))
      expect(events[0]?.end.instant).toBe(end)
      expect(problems).toEqual([])
    })
  }

  it('is never before the start: a backward one is told as a problem', async () => {
    const backward = eventOf('DTSTART:20260506T090000Z', 'DTEND:20260506T080000Z')
    const { events, problems } = await readText(calendarOf(...backward))
    expect(events[0]?.end.instant).toBe('2026-05-06T09:00:00.000Z')
    expect(problems.map(({ line }) => line)).toEqual([4])
  })
})

describe('the window', () => {
  const window = { from: '2026-05-06T00:00:00.000Z', to: '2026-05-07T00:00:00.000Z' }
  const inside: [string, string[], boolean][] = [
    ['an event that ended when it opens', ['DTSTART:20260505T230000Z', 'DTEND:20260506T000000Z'], false],
    ['an event that runs into it', ['DTSTART:20260505T230000Z', 'DTEND:20260506T000001Z'], true],
    ['an event that starts as it closes', ['DTSTART:20260507T000000Z', 'DTEND:20260507T010000Z'], false],
    ['a month that spans it', ['DTSTART:20260415T000000Z', 'DTEND:20260515T000000Z'], true],
    ['a month given as duration that spans it', ['DTSTART:20260415T000000Z', 'DURATION:P30D'], true],
    ['an event long before it', ['DTSTART:20250101T000000Z', 'DTEND:20250101T010000Z'], false],
  ]
  for (const [what, lines, expected] of inside) {
    it(`${expected ? 'holds' : 'leaves out'} ${what}, and counts it as read`, async () => {
      const { events, end } = await readText(calendarOf(...eventOf(...lines)), { window })
      expect(events).toHaveLength(expected ? 1 : 0)
      expect(end.eventsRead).toBe(1)
    })
  }
})
