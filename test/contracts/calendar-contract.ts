import { afterEach, describe, expect, it } from 'vitest'
import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import { ProviderError } from '../../src/shared/provider-error.ts'
import {
  type CalendarHarness,
  contractRequest,
  endOfRead,
  eventsOf,
  type PublishedEvent,
  readAll,
  saysGone,
} from './calendar-harness.ts'

export interface CalendarContract {
  name: string
  make(): Promise<CalendarHarness>
}

const interview: PublishedEvent = {
  uid: 'interview@acme.example',
  title: 'Interview with Clara',
  start: '2026-05-06T10:00',
  end: '2026-05-06T11:00',
  timeZone: 'Europe/Berlin',
  organizer: { name: 'Bob Recruiter', email: 'bob@acme.example' },
  attendees: [
    { name: 'Alice', email: 'alice@example.org' },
    { name: 'Clara', email: 'clara@acme.example', optional: true },
    { name: 'Room 4', email: 'room4@acme.example', room: true },
    { name: 'Dora', email: 'dora@acme.example', declined: true },
  ],
}
const weekly: PublishedEvent = {
  uid: 'weekly@acme.example',
  title: 'Weekly call',
  start: '2026-10-12T09:00',
  end: '2026-10-12T09:30',
  timeZone: 'Europe/Berlin',
  weeks: 4,
}

/** What every calendar provider must do. A provider's own quirks belong into tests of its own. */
export function calendarContract({ name, make }: CalendarContract): void {
  describe(`${name} keeps the calendar contract`, () => {
    const open: CalendarHarness[] = []
    const made = async (events: PublishedEvent[]) => {
      const harness = await make()
      open.push(harness)
      await harness.publish(events)
      return harness
    }
    const identities = (events: CalendarEvent[]) =>
      events.map(({ uid, recurrenceId }) => `${uid} ${recurrenceId}`).sort()

    afterEach(async () => {
      await Promise.all(open.splice(0).map((harness) => harness.close()))
    })

    it('lists everything inside the window on the first read and says that it is complete', async () => {
      const outside = { ...interview, uid: 'later', start: '2027-05-06T10:00', end: '2027-05-06T11:00' }
      const { calendar } = await made([interview, outside])
      const changes = await readAll(calendar)
      expect(identities(eventsOf(changes))).toEqual(['interview@acme.example null'])
      expect(endOfRead(changes).coverage).toBe('complete')
    })

    it('yields its end exactly once, and last', async () => {
      const { calendar } = await made([interview, weekly])
      const changes = await readAll(calendar)
      expect(changes.filter(({ type }) => type === 'end')).toHaveLength(1)
      expect(changes.at(-1)?.type).toBe('end')
    })

    it('lists nothing and no problem when nothing changed since the cursor', async () => {
      const { calendar } = await made([interview])
      const first = endOfRead(await readAll(calendar))
      const second = await readAll(calendar, first.cursor)
      expect(eventsOf(second)).toEqual([])
      expect(endOfRead(second).coverage).not.toBe('complete')
      expect(endOfRead(second).eventsRead).toBe(first.eventsRead)
    })

    it('reads on from the cursor of an unchanged read', async () => {
      const { calendar, publish } = await made([interview])
      const first = endOfRead(await readAll(calendar))
      const second = endOfRead(await readAll(calendar, first.cursor))
      await publish([interview, { ...interview, uid: 'new@acme.example' }])
      expect(identities(eventsOf(await readAll(calendar, second.cursor)))).toContain('new@acme.example null')
    })

    it('keeps the identity of an event that moved', async () => {
      const { calendar, publish } = await made([interview])
      const first = await readAll(calendar)
      await publish([{ ...interview, start: '2026-05-07T15:00', end: '2026-05-07T16:00', sequence: 1 }])
      const [moved] = eventsOf(await readAll(calendar, endOfRead(first).cursor))
      expect(identities(moved ? [moved] : [])).toEqual(identities(eventsOf(first)))
      expect(moved?.start.instant).toBe('2026-05-07T13:00:00.000Z')
      expect(moved?.end.instant).toBe('2026-05-07T14:00:00.000Z')
    })

    it('tells of a cancelled event as cancelled or as gone', async () => {
      const { calendar, publish } = await made([interview, weekly])
      const before = await readAll(calendar)
      await publish([{ ...interview, cancelled: true, sequence: 1 }, weekly])
      const changes = await readAll(calendar, endOfRead(before).cursor)
      const told = changes.some(
        (change) =>
          saysGone(change, interview.uid, before) ||
          (change.type === 'event' &&
            change.event.uid === interview.uid &&
            change.event.status === 'cancelled'),
      )
      expect(told).toBe(true)
    })

    it('tells of a deleted event by a tombstone or by leaving it out of a complete list', async () => {
      const { calendar, publish } = await made([interview, weekly])
      const before = await readAll(calendar)
      await publish([weekly])
      const changes = await readAll(calendar, endOfRead(before).cursor)
      const tombstone = changes.some((change) => saysGone(change, interview.uid, before))
      expect(tombstone || endOfRead(changes).coverage === 'complete').toBe(true)
      expect(eventsOf(changes).filter(({ uid }) => uid === interview.uid)).toEqual([])
    })

    it('tells the instances of a series apart by their original start', async () => {
      const { calendar } = await made([weekly])
      expect(identities(eventsOf(await readAll(calendar)))).toEqual([
        'weekly@acme.example 2026-10-12T07:00:00.000Z',
        'weekly@acme.example 2026-10-19T07:00:00.000Z',
        'weekly@acme.example 2026-10-26T08:00:00.000Z',
        'weekly@acme.example 2026-11-02T08:00:00.000Z',
      ])
    })

    it('keeps a series at its hour when the clocks change', async () => {
      const { calendar } = await made([weekly])
      const starts = eventsOf(await readAll(calendar)).map(({ start }) => start)
      expect(starts.map(({ instant }) => instant).sort()).toEqual([
        '2026-10-12T07:00:00.000Z',
        '2026-10-19T07:00:00.000Z',
        '2026-10-26T08:00:00.000Z',
        '2026-11-02T08:00:00.000Z',
      ])
      expect(new Set(starts.map(({ timeZone }) => timeZone))).toEqual(new Set(['Europe/Berlin']))
    })

    it('keeps the original start of a moved instance as its identity', async () => {
      const moved = { original: '2026-10-19T09:00', start: '2026-10-21T14:00', end: '2026-10-21T14:30' }
      const { calendar } = await made([{ ...weekly, instances: [moved] }])
      const events = eventsOf(await readAll(calendar))
      const instance = events.find(({ recurrenceId }) => recurrenceId === '2026-10-19T07:00:00.000Z')
      expect(instance?.start.instant).toBe('2026-10-21T12:00:00.000Z')
      expect(events).toHaveLength(4)
    })

    it('tells of one cancelled instance without touching the others', async () => {
      const { calendar } = await made([
        { ...weekly, instances: [{ original: '2026-10-19T09:00', cancelled: true }] },
      ])
      const standing = eventsOf(await readAll(calendar)).filter(({ status }) => status !== 'cancelled')
      expect(identities(standing)).toEqual([
        'weekly@acme.example 2026-10-12T07:00:00.000Z',
        'weekly@acme.example 2026-10-26T08:00:00.000Z',
        'weekly@acme.example 2026-11-02T08:00:00.000Z',
      ])
    })

    it("reads a whole day from midnight to midnight in the user's zone", async () => {
      const { calendar } = await made([{ ...interview, start: '2026-05-06', end: '2026-05-07' }])
      const [event] = eventsOf(await readAll(calendar))
      expect(event?.allDay).toBe(true)
      expect(event?.start).toEqual({ instant: '2026-05-05T22:00:00.000Z', timeZone: 'Europe/Berlin' })
      expect(event?.end.instant).toBe('2026-05-06T22:00:00.000Z')
    })

    it('reads a time of another zone at its instant', async () => {
      const { calendar } = await made([{ ...interview, timeZone: 'America/New_York' }])
      const [event] = eventsOf(await readAll(calendar))
      expect(event?.start.instant).toBe('2026-05-06T14:00:00.000Z')
      expect(event?.allDay).toBe(false)
    })

    it('reads who organises and who is invited', async () => {
      const { calendar } = await made([interview])
      const [event] = eventsOf(await readAll(calendar))
      expect(event?.title).toBe('Interview with Clara')
      expect(event?.organizer).toEqual({ name: 'Bob Recruiter', email: 'bob@acme.example' })
      const byEmail = new Map(event?.attendees.map((attendee) => [attendee.email, attendee]))
      expect(byEmail.get('clara@acme.example')).toMatchObject({
        name: 'Clara',
        kind: 'person',
        optional: true,
      })
      expect(byEmail.get('room4@acme.example')).toMatchObject({ kind: 'other' })
      expect(byEmail.get('dora@acme.example')).toMatchObject({ response: 'declined', optional: false })
    })

    it('reads everything again when the window has moved on by a day', async () => {
      const { calendar } = await made([interview])
      const first = endOfRead(await readAll(calendar))
      const tomorrow = { from: '2026-04-02T00:00:00.000Z', to: '2026-12-02T00:00:00.000Z' }
      const request = { ...contractRequest(first.cursor), window: tomorrow }
      const changes = await Array.fromAsync(calendar.read(request))
      expect(endOfRead(changes).coverage).toBe('complete')
      expect(eventsOf(changes)).toHaveLength(1)
    })

    it('reads everything when the cursor makes no sense to it', async () => {
      const { calendar } = await made([interview])
      const changes = await readAll(calendar, 'of another provider')
      expect(endOfRead(changes).coverage).toBe('complete')
      expect(eventsOf(changes)).toHaveLength(1)
    })

    it('throws a ProviderError that names its room, its kind and what to do', async () => {
      const { failures, calendar } = await made([interview])
      expect(failures.length).toBeGreaterThan(0)
      for (const { kind, name, arrange } of failures) {
        await arrange()
        const error: unknown = await readAll(calendar).catch((thrown: unknown) => thrown)
        expect(error, name).toBeInstanceOf(ProviderError)
        expect(error, name).toMatchObject({ kind, room: expect.stringMatching(/^[a-z]+$/) })
        expect(String(error), name).toMatch(/: .{10,}\.$/)
      }
    })
  })
}
