import { describe, expect, it } from 'vitest'
import type { CalendarChange, CalendarPort } from '../../src/calendar/calendar-port.ts'
import type { Detection } from '../../src/detection/interview-detection.ts'
import { applyReading } from '../../src/pass/apply-reading.ts'
import { readCalendar } from '../../src/pass/read-calendar.ts'
import { listConnections } from '../../src/store/connections.ts'
import { listEvents } from '../../src/store/events.ts'
import { alice, makeEvent } from '../support/make-event.ts'
import { startStory } from '../support/story.ts'

const window = { from: '2026-01-01T00:00:00.000Z', to: '2026-12-31T00:00:00.000Z' }
const now = '2026-03-01T13:00:00.000Z'
const instance = (day: string) =>
  makeEvent({
    sourceId: 'entry',
    at: `2026-03-${day}T13:00:00.000Z`,
    recurrenceId: `2026-03-${day}T13:00:00.000Z`,
  })

/** A read that brings these changes, after one that listed the interviews of 3 and 10 March in one entry. */
async function calledOffAfter(...changes: CalendarChange[]): Promise<(string | null)[]> {
  const { db, user } = await startStory([instance('03'), instance('10')], '2026-03-01T12:00:00Z')
  const [connection] = await listConnections(db, user.id, 'calendar')
  const [copy] = await listEvents(db, user.id)
  if (!connection || !copy) throw new Error('no interview was found')
  const calendar: CalendarPort = {
    kind: 'test',
    absenceNeedsSecondRead: false,
    tellsAnswers: false,
    async *read() {
      yield* changes
      yield { type: 'end', cursor: '2', coverage: 'changes', eventsRead: 1 }
    },
  }
  const judge = { detect: (): Detection => copy.detection, answersFor: () => [], owner: alice, account: null }
  const request = { cursor: '1', window, timeZone: 'Europe/Berlin', now }
  const reading = await readCalendar(calendar, request, judge, { show: () => {}, clear: () => {} })
  await applyReading(db, connection, reading, { owner: alice, window, now, absenceNeedsSecondRead: false })
  const copies = (await listEvents(db, user.id)).toSorted((a, b) =>
    a.event.start.instant.localeCompare(b.event.start.instant),
  )
  return copies.map(({ calledOffAt }) => calledOffAt)
}

describe("a calendar's own name of an entry", () => {
  it('takes everything with it that stood in the entry', async () => {
    expect(await calledOffAfter({ type: 'gone', sourceId: 'entry' })).toEqual([now, now])
  })

  it('leaves what is listed after it: a series that lost one instance keeps the others', async () => {
    const kept = { type: 'event', event: instance('10') } as const
    expect(await calledOffAfter({ type: 'gone', sourceId: 'entry' }, kept)).toEqual([now, null])
  })

  it('of another entry changes nothing', async () => {
    expect(await calledOffAfter({ type: 'gone', sourceId: 'other' })).toEqual([null, null])
  })
})
