import { afterEach, describe, expect, it } from 'vitest'
import type { CalendarChange } from '../../../src/calendar/calendar-port.ts'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { contractRequest, endOfRead, eventsOf, readAll } from '../../contracts/calendar-harness.ts'
import { fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'
import { recordingServer } from './recording-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

const interview = { title: 'Interview', start: '2026-05-06T08:00:00Z', end: '2026-05-06T09:00:00Z' }
const weekly = { title: 'Weekly', start: '2026-10-12T07:00:00Z', recurrence: 'FREQ=WEEKLY;COUNT=4' }

async function alice() {
  const made = await fakeAccount()
  open.push(made)
  const book = made.account.calendar()
  const calendar = createMicrosoftCalendar({ ...made.access, calendarId: book.id })
  const asked = () => made.cloud.requests.all().map(({ path }) => path.replace(/.*\//, ''))
  return { ...made, book, calendar, asked }
}

const goneOf = (changes: CalendarChange[]) => changes.filter(({ type }) => type === 'gone')
const titlesOf = (changes: CalendarChange[]) => eventsOf(changes).map(({ title }) => title)

describe('a read of a calendar at Microsoft', () => {
  it('with nothing new is one request, lists nothing and keeps its cursor', async () => {
    const { book, calendar, cloud } = await alice()
    book.add(interview)
    const first = endOfRead(await readAll(calendar))
    for (let time = 0; time < 3; time++) {
      cloud.requests.clear()
      expect(await readAll(calendar, first.cursor)).toEqual([
        { type: 'end', cursor: first.cursor, coverage: 'unchanged', eventsRead: 1 },
      ])
      expect(cloud.requests.all()).toHaveLength(1)
    }
  })

  it('goes through all pages, however short', async () => {
    const { book, calendar, cloud } = await alice()
    for (let day = 10; day < 22; day++) book.add({ title: `Talk ${day}`, start: `2026-05-${day}T09:00:00Z` })
    cloud.faults.on().always(fault.shortPages(2))
    const changes = await readAll(calendar)
    expect(eventsOf(changes)).toHaveLength(12)
    expect(endOfRead(changes).coverage).toBe('complete')
  })

  it('gives the instances of a series what only the series says, and asks for a series once', async () => {
    const { book, calendar, asked, cloud } = await alice()
    const ref = book.add({ ...weekly, organizer: 'Bob <bob@acme.example>', description: 'Bring tea' })
    const first = await readAll(calendar)
    expect(eventsOf(first)).toHaveLength(4)
    for (const event of eventsOf(first)) {
      expect(event).toMatchObject({ title: 'Weekly', uid: ref.uid, organizer: { email: 'bob@acme.example' } })
      expect(event.description).toContain('Bring tea')
    }
    expect(asked()).toEqual(['delta'])
    cloud.requests.clear()
  })

  it('does without a series that is gone in the meantime, and finds one that was not told', async () => {
    const stub = (id: string, master: string) => ({
      id,
      type: 'occurrence',
      seriesMasterId: master,
      start: { dateTime: '2026-05-06T08:00:00.0000000', timeZone: 'UTC' },
      end: { dateTime: '2026-05-06T09:00:00.0000000', timeZone: 'UTC' },
    })
    const server = await recordingServer(({ path }) => {
      if (path === 'me/events/lost') return { status: 404, body: { error: { code: 'ErrorItemNotFound' } } }
      if (path === 'me/events/found')
        return { body: { id: 'found', type: 'seriesMaster', subject: 'Weekly', iCalUId: 'u' } }
      const value = [stub('a', 'lost'), stub('b', 'found'), stub('c', 'found')]
      return { body: { value, '@odata.deltaLink': 'me/calendars/c/calendarView/delta?$deltatoken=1' } }
    })
    open.push(server)
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(eventsOf(changes).map(({ sourceId, title }) => [sourceId, title])).toEqual([
      ['b', 'Weekly'],
      ['c', 'Weekly'],
    ])
    expect(server.requests).toHaveLength(3)
  })

  it('tells that a deleted event is gone, by the name it had', async () => {
    const { book, calendar } = await alice()
    const ref = book.add(interview)
    const first = await readAll(calendar)
    book.delete(ref)
    const second = await readAll(calendar, endOfRead(first).cursor)
    expect(goneOf(second)).toEqual([{ type: 'gone', sourceId: eventsOf(first)[0]?.sourceId }])
    expect(endOfRead(second).coverage).toBe('changes')
  })

  it('does not take an event for cancelled that only moved out of the window', async () => {
    const { book, calendar } = await alice()
    const ref = book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.move(ref, { start: '2027-02-03T08:00:00Z' })
    const second = await readAll(calendar, first.cursor)
    expect(goneOf(second)).toEqual([])
    expect(eventsOf(second)).toMatchObject([
      { start: { instant: '2027-02-03T08:00:00.000Z' }, status: 'confirmed' },
    ])
  })

  it('tells of a meeting that was called off and still stands in the calendar', async () => {
    const { book, calendar } = await alice()
    const ref = book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.cancel(ref)
    const second = await readAll(calendar, first.cursor)
    expect(eventsOf(second)).toMatchObject([{ status: 'cancelled' }])
    expect(goneOf(second)).toEqual([])
  })

  it('knows the identity of a cancelled instance as it knew the instance', async () => {
    const { book, calendar } = await alice()
    const ref = book.add(weekly)
    const first = await readAll(calendar)
    book.cancel(book.instance(ref, '2026-10-19T07:00:00Z'))
    const second = await readAll(calendar, endOfRead(first).cursor)
    const cancelled = eventsOf(second).filter(({ status }) => status === 'cancelled')
    expect(cancelled).toMatchObject([{ uid: ref.uid, recurrenceId: '2026-10-19T07:00:00.000Z' }])
  })

  it.each(['syncStateNotFound', 'SyncStateNotFound', 'resyncRequired'])(
    'begins anew within the same call when Microsoft answers 410 %s',
    async (code) => {
      const { book, calendar, cloud } = await alice()
      const ref = book.add(interview)
      book.add({ ...interview, title: 'Second' })
      const first = endOfRead(await readAll(calendar))
      book.delete(ref)
      cloud.faults.on().once(fault.gone(code))
      const second = await readAll(calendar, first.cursor)
      expect(endOfRead(second).coverage).toBe('complete')
      expect(titlesOf(second)).toEqual(['Second'])
      const third = await readAll(calendar, endOfRead(second).cursor)
      expect(endOfRead(third).coverage).toBe('unchanged')
    },
  )

  it('begins anew when the token is one of long ago', async () => {
    const { book, calendar } = await alice()
    book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.expireSyncTokens()
    expect(endOfRead(await readAll(calendar, first.cursor)).coverage).toBe('complete')
  })

  it('ends where Microsoft leads from page to page in circles, with a plain list that is complete', async () => {
    const { book, calendar, asked, cloud } = await alice()
    book.add(interview)
    book.loopDelta()
    const first = await readAll(calendar)
    expect(titlesOf(first).at(-1)).toBe('Interview')
    expect(endOfRead(first)).toMatchObject({ coverage: 'complete', eventsRead: 1 })
    expect(asked()).toEqual(['delta', 'delta', 'calendarView'])
    cloud.requests.clear()
    const second = await readAll(calendar, endOfRead(first).cursor)
    expect(endOfRead(second)).toEqual({ ...endOfRead(first), coverage: 'unchanged' })
    expect(cloud.requests.all()).toHaveLength(1)
    book.add({ ...interview, title: 'Second' })
    const third = await readAll(calendar, endOfRead(second).cursor)
    expect(endOfRead(third).coverage).toBe('complete')
    expect(titlesOf(third).toSorted()).toEqual(['Interview', 'Second'])
  })

  it('ends also where the circle begins later', async () => {
    const { book, calendar } = await alice()
    book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.add({ ...interview, title: 'Second' })
    book.loopDelta()
    const second = await readAll(calendar, first.cursor)
    expect(endOfRead(second).coverage).toBe('complete')
    expect(titlesOf(second).toSorted()).toEqual(['Interview', 'Second'])
  })

  it('ends where pages are empty for ever', async () => {
    let page = 0
    const server = await recordingServer(({ path }) =>
      path.includes('delta')
        ? { body: { value: [], '@odata.nextLink': `me/calendars/c/calendarView/delta?$skiptoken=${page++}` } }
        : { body: { value: [] } },
    )
    open.push(server)
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 0 })
    expect(server.requests.length).toBeLessThan(30)
  })

  it('finds after a day what the delta kept silent about', async () => {
    const { book, calendar } = await alice()
    const ref = book.add(weekly)
    const first = endOfRead(await readAll(calendar))
    book.delete(book.instance(ref, '2026-10-19T07:00:00Z'), { silent: true })
    const soon = await readAll(calendar, first.cursor)
    expect(endOfRead(soon).coverage).toBe('unchanged')
    const later = { ...contractRequest(endOfRead(soon).cursor), now: '2026-05-02T12:00:00.000Z' }
    const next = await Array.fromAsync(calendar.read(later))
    expect(endOfRead(next).coverage).toBe('complete')
    expect(eventsOf(next)).toHaveLength(3)
  })

  it('reads everything again for another calendar or another zone', async () => {
    const { book, calendar, account, access } = await alice()
    book.add(interview)
    const { cursor } = endOfRead(await readAll(calendar))
    const other = createMicrosoftCalendar({
      ...access,
      calendarId: account.addCalendar({ name: 'Other' }).id,
    })
    expect(endOfRead(await readAll(other, cursor)).coverage).toBe('complete')
    const moved = { ...contractRequest(cursor), timeZone: 'Asia/Tokyo' }
    expect(endOfRead(await Array.fromAsync(calendar.read(moved))).coverage).toBe('complete')
  })

  it('does not look up a flood of tombstones one by one', async () => {
    const { book, calendar, cloud } = await alice()
    const refs = Array.from({ length: 60 }, (_, index) => book.add({ ...interview, title: `Talk ${index}` }))
    const first = endOfRead(await readAll(calendar))
    for (const ref of refs) book.delete(ref)
    cloud.requests.clear()
    const second = await readAll(calendar, first.cursor)
    expect(endOfRead(second)).toMatchObject({ coverage: 'complete', eventsRead: 0 })
    expect(cloud.requests.all()).toHaveLength(2)
  })

  it('lists a shared calendar that has no delta', async () => {
    const { book, calendar, cloud } = await alice()
    book.add(interview)
    cloud.faults
      .on({ path: 'delta' })
      .always(
        fault.answer(400, { error: { code: 'ErrorInvalidRequest', message: 'No change tracking here.' } }),
      )
    const changes = await readAll(calendar)
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 1 })
  })

  it('goes on past entries that make no sense', async () => {
    const good = {
      id: 'a',
      subject: 'Interview',
      start: { dateTime: '2026-05-06T08:00:00.0000000', timeZone: 'UTC' },
    }
    const value = [
      null,
      'text',
      {},
      { subject: 'without id' },
      { ...good, id: 'b', start: { dateTime: 'soon' } },
      good,
    ]
    const server = await recordingServer(() => ({
      body: { value, '@odata.deltaLink': 'me/x?$deltatoken=1' },
    }))
    open.push(server)
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(titlesOf(changes)).toEqual(['Interview'])
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 1 })
  })

  it('that fails halfway through the pages fails as a whole', async () => {
    const { book, calendar, cloud } = await alice()
    for (let day = 10; day < 16; day++) book.add({ title: `Talk ${day}`, start: `2026-05-${day}T09:00:00Z` })
    cloud.faults.on().always(fault.shortPages(2))
    let count = 0
    await expect(
      (async () => {
        for await (const change of calendar.read(contractRequest(null))) {
          if (change.type === 'end') expect.unreachable('it was not read to its end')
          if (++count === 3) cloud.faults.on().always(fault.serverError)
        }
      })(),
    ).rejects.toMatchObject({ kind: 'temporary' })
  })
})
