import { describe, expect, it, onTestFinished } from 'vitest'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { contractRequest, endOfRead, eventsOf, readAll } from '../../contracts/calendar-harness.ts'
import { fault } from '../../fake-cloud/index.ts'
import { aliceWithCalendar, interview, titlesOf, weekly } from './calendar-of-alice.ts'
import { recordingServer } from './recording-server.ts'

describe('a delta that cannot be gone on with', () => {
  it.each(['syncStateNotFound', 'SyncStateNotFound', 'resyncRequired'])(
    'begins anew within the same call when Microsoft answers 410 %s',
    async (code) => {
      const { book, calendar, cloud } = await aliceWithCalendar()
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
    const { book, calendar } = await aliceWithCalendar()
    book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.expireSyncTokens()
    expect(endOfRead(await readAll(calendar, first.cursor)).coverage).toBe('complete')
  })

  it('ends where Microsoft leads from page to page in circles, with a plain list that is complete', async () => {
    const { book, calendar, asked, cloud } = await aliceWithCalendar()
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
    const { book, calendar } = await aliceWithCalendar()
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
    onTestFinished(() => server.close())
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 0 })
    expect(server.requests.length).toBeLessThan(30)
  })

  it('finds after a day what the delta kept silent about', async () => {
    const { book, calendar } = await aliceWithCalendar()
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
    const { book, calendar, account, access } = await aliceWithCalendar()
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
    const { book, calendar, cloud } = await aliceWithCalendar()
    const refs = Array.from({ length: 60 }, (_, index) => book.add({ ...interview, title: `Talk ${index}` }))
    const first = endOfRead(await readAll(calendar))
    for (const ref of refs) book.delete(ref)
    cloud.requests.clear()
    const second = await readAll(calendar, first.cursor)
    expect(endOfRead(second)).toMatchObject({ coverage: 'complete', eventsRead: 0 })
    expect(cloud.requests.all()).toHaveLength(2)
  })

  it('lists a shared calendar that has no delta', async () => {
    const { book, calendar, cloud } = await aliceWithCalendar()
    book.add(interview)
    cloud.faults
      .on({ path: 'delta' })
      .always(
        fault.answer(400, { error: { code: 'ErrorInvalidRequest', message: 'No change tracking here.' } }),
      )
    const changes = await readAll(calendar)
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 1 })
  })
})
