import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CalendarChange } from '../../../src/calendar/calendar-port.ts'
import { Revisions } from '../../../src/ical/series/revisions.ts'
import { createIcsCalendar } from '../../../src/providers/ics/index.ts'
import { readAll } from '../../contracts/calendar-harness.ts'
import { readText } from './read-text.ts'
import { temporaryFolders } from './temporary-folder.ts'
import { calendarOf, eventOf } from './write-ics.ts'

/** What somebody believes who takes each change for the truth until the next one. */
function belief(changes: CalendarChange[]): string[] {
  const known = new Map<string, string>()
  for (const change of changes) {
    if (change.type === 'gone' && 'uid' in change) known.delete(`${change.uid} ${change.recurrenceId}`)
    if (change.type !== 'event') continue
    const { uid, recurrenceId, title, status } = change.event
    known.set(`${uid} ${recurrenceId}`, `${uid} ${title} ${status}`)
  }
  return [...known.values()].sort()
}

const both = <T>(a: T, b: T): [string, T[]][] => [
  ['old first', [a, b]],
  ['new first', [b, a]],
]

describe('the later revision wins', () => {
  const old = eventOf('SEQUENCE:1', 'SUMMARY:old')
  const cases: [how: string, newer: string[], expected: string[]][] = [
    ['by SEQUENCE', eventOf('SEQUENCE:2', 'SUMMARY:new'), ['one@example.org new confirmed']],
    [
      'by its time stamp when SEQUENCE is the same',
      eventOf('SEQUENCE:1', 'DTSTAMP:20260501T000000Z', 'SUMMARY:new'),
      ['one@example.org new confirmed'],
    ],
    [
      'when it is cancelled at the same SEQUENCE',
      eventOf('SEQUENCE:1', 'STATUS:CANCELLED', 'SUMMARY:new'),
      ['one@example.org new cancelled'],
    ],
    ['when it moved out of the window', eventOf('SEQUENCE:2', 'DTSTART:20280101T000000Z'), []],
    [
      'when it has become a series',
      eventOf('SEQUENCE:2', 'SUMMARY:new', 'RRULE:FREQ=DAILY;COUNT=1'),
      ['one@example.org new confirmed'],
    ],
  ]
  for (const [how, newer, expected] of cases) {
    for (const [order, events] of both(old, newer)) {
      it(`${how} (${order})`, async () => {
        const { changes } = await readText(calendarOf(...events.flat()))
        expect(belief(changes)).toEqual(expected)
      })
    }
  }

  for (const [order, events] of both(
    eventOf('SEQUENCE:0', 'SUMMARY:old', 'RRULE:FREQ=DAILY;COUNT=2'),
    eventOf('SEQUENCE:1', 'SUMMARY:new'),
  )) {
    it(`when a series has become a single event (${order})`, async () => {
      const { changes } = await readText(calendarOf(...events.flat()))
      expect(belief(changes)).toEqual(['one@example.org new confirmed'])
    })
  }
})

describe('a cancellation in a file of its own', () => {
  const temporaryFolder = temporaryFolders()

  const folderOf = async (files: Record<string, string>) => {
    const folder = await temporaryFolder()
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
    return createIcsCalendar({ location: folder })
  }
  const invitation = calendarOf('METHOD:REQUEST', ...eventOf('SEQUENCE:0', 'SUMMARY:Interview'))
  const cancellation = calendarOf('METHOD:CANCEL', ...eventOf('SEQUENCE:0', 'SUMMARY:Interview'))

  for (const [order, [first, second]] of both(invitation, cancellation)) {
    it(`cancels the event (${order})`, async () => {
      const calendar = await folderOf({ 'a.ics': first ?? '', 'b.ics': second ?? '' })
      expect(belief(await readAll(calendar))).toEqual(['one@example.org Interview cancelled'])
    })
  }

  it('cancels every instance of a series, even without repeating its rule', async () => {
    const series = calendarOf(...eventOf('SUMMARY:Call', 'RRULE:FREQ=DAILY;COUNT=2'))
    const cancel = calendarOf('METHOD:CANCEL', ...eventOf('SEQUENCE:1'))
    const calendar = await folderOf({ 'a.ics': series, 'b.ics': cancel })
    expect(belief(await readAll(calendar))).toEqual([
      'one@example.org Call cancelled',
      'one@example.org Call cancelled',
    ])
  })

  it('is not confused with an answer, which is left out and said to be', async () => {
    const answer = calendarOf('METHOD:REPLY', ...eventOf('SEQUENCE:5', 'SUMMARY:Accepted'))
    const changes = await readAll(await folderOf({ 'a.ics': invitation, 'b.ics': answer }))
    expect(belief(changes)).toEqual(['one@example.org Interview confirmed'])
    expect(changes.filter(({ type }) => type === 'problem')).toHaveLength(1)
  })
})

describe('an event without UID', () => {
  const withoutUid = (...lines: string[]) => calendarOf('BEGIN:VEVENT', ...lines, 'END:VEVENT')
  const uidOf = async (text: string) => (await readText(text)).events[0]?.uid

  it('gets the same one in every copy, whatever the export stamps on it', async () => {
    const first = await uidOf(
      withoutUid('DTSTART:20260506T080000Z', 'SUMMARY:Talk', 'DTSTAMP:20260101T000000Z'),
    )
    const second = await uidOf(
      withoutUid('DTSTAMP:20260202T000000Z', 'SUMMARY:Talk', 'DTSTART:20260506T080000Z'),
    )
    expect(first).toMatch(/^afterword-[0-9a-f]{32}$/)
    expect(second).toBe(first)
  })

  it('gets another one when it is another event', async () => {
    const talk = await uidOf(withoutUid('DTSTART:20260506T080000Z', 'SUMMARY:Talk'))
    expect(await uidOf(withoutUid('DTSTART:20260506T080000Z', 'SUMMARY:Chat'))).not.toBe(talk)
    expect(await uidOf(withoutUid('UID: ', 'DTSTART:20260507T080000Z', 'SUMMARY:Talk'))).not.toBe(talk)
  })
})

it('revisions are remembered for many events without mixing them up', () => {
  const revisions = new Revisions()
  for (let index = 0; index < 20_000; index++) expect(revisions.note(`event-${index}`, index)).toBe('new')
  for (let index = 0; index < 20_000; index++) expect(revisions.rank(`event-${index}`)).toBe(index)
  expect(revisions.note('event-7', 6)).toBe('outdated')
  expect(revisions.note('event-7', 7)).toBe('later')
  expect(revisions.rank('never met')).toBe(-1)
})
