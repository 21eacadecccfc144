import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Reading, readBytes, readText } from './read-text.ts'
import { calendarOf, eventOf } from './write-ics.ts'

const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Head office',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0500',
  'TZOFFSETTO:+0500',
  'END:STANDARD',
  'END:VTIMEZONE',
]
const components = [
  eventOf('UID:plain', 'SUMMARY:Gespräch 1', 'DESCRIPTION:One\\n', ' two', '\tthree'),
  eventOf('UID:revised', 'SEQUENCE:1', 'SUMMARY:older'),
  eventOf('UID:revised', 'SEQUENCE:2', 'SUMMARY:newer'),
  eventOf('UID:series', 'DTSTART;TZID=Europe/Berlin:20260504T090000', 'RRULE:FREQ=WEEKLY;COUNT=3'),
  eventOf('UID:series', 'RECURRENCE-ID:20260511T070000Z', 'DTSTART:20260512T100000Z', 'SUMMARY:moved'),
  eventOf('UID:zoned', 'DTSTART;TZID=Head office:20260507T090000'),
  eventOf('UID:broken', 'DTSTART:never'),
  eventOf('UID:alarm', 'BEGIN:VALARM', 'TRIGGER:-PT10M', 'DURATION:PT5M', 'END:VALARM'),
  eventOf('UID:outside', 'DTSTART:20200101T000000Z', 'DTEND:20200101T010000Z'),
  ['BEGIN:VTODO', 'UID:todo', 'END:VTODO'],
  zone,
]
const text = calendarOf(...components.flat())

/** What was read, without the order in which it came. */
function essence({ events, problems, end }: Reading) {
  const newest = new Map(events.map((event) => [`${event.uid} ${event.recurrenceId}`, event]))
  return {
    events: [...newest.values()].map((event) => JSON.stringify(event)).sort(),
    problems: problems.map(({ message }) => message).sort(),
    eventsRead: end.eventsRead,
    coverage: end.coverage,
  }
}

it('reads the same wherever the chunks end', async () => {
  const whole = await readText(text)
  expect(whole.events).toHaveLength(8)
  const bytes = Buffer.from(text)
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: bytes.length - 1 }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(cuts, async (places) => {
      const edges = [0, ...places.sort((a, b) => a - b), bytes.length]
      const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end))
      const { changes } = await readBytes(chunks)
      expect(changes).toEqual(whole.changes)
    }),
    { numRuns: 60 },
  )
})

it('reads the same byte by byte', async () => {
  const whole = await readText(text)
  const { changes } = await readBytes([...Buffer.from(text)].map((byte) => Buffer.from([byte])))
  expect(changes).toEqual(whole.changes)
})

it('reads the same in whatever order the components stand', async () => {
  const expected = essence(await readText(text))
  const shuffled = fc.shuffledSubarray(components, { minLength: components.length })
  await fc.assert(
    fc.asyncProperty(shuffled, async (order) => {
      expect(essence(await readText(calendarOf(...order.flat())))).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

it('reads the same with CRLF, LF and CR', async () => {
  const whole = await readText(text)
  for (const lineEnd of ['\n', '\r']) {
    const { changes } = await readText(text.replaceAll('\r\n', lineEnd))
    expect(changes).toEqual(whole.changes)
  }
})

it('reads the same wherever its lines are folded', async () => {
  const expected = essence(await readText(text))
  const lines = text.split('\r\n').filter((line) => !/^[ \t]/.test(line))
  const unfolded = await readText(text.replaceAll(/\r\n[ \t]/g, ''))
  expect(essence(unfolded)).toEqual(expected)
  const width = fc.integer({ min: 1, max: 40 })
  await fc.assert(
    fc.asyncProperty(width, fc.constantFrom(' ', '\t'), async (columns, space) => {
      const folded = text
        .replaceAll(/\r\n[ \t]/g, '')
        .split('\r\n')
        .map((line) => [...(line.match(new RegExp(`.{1,${columns}}`, 'gu')) ?? [''])].join(`\r\n${space}`))
      expect(essence(await readText(folded.join('\r\n')))).toEqual(expected)
    }),
    { numRuns: 40 },
  )
  expect(lines.length).toBeGreaterThan(50)
})
