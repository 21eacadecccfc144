import { describe, expect, it, onTestFinished } from 'vitest'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { contractRequest, endOfRead, eventsOf, readAll } from '../../contracts/calendar-harness.ts'
import { fault } from '../../fake-cloud/index.ts'
import { aliceWithCalendar, goneOf, interview, titlesOf, weekly } from './calendar-of-alice.ts'
import { recordingServer } from './recording-server.ts'

describe('a read of a calendar at Microsoft', () => {
  it('with nothing new is one request, lists nothing and keeps its cursor', async () => {
    const { book, calendar, cloud } = await aliceWithCalendar()
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
    const { book, calendar, cloud } = await aliceWithCalendar()
    for (let day = 10; day < 22; day++) book.add({ title: `Talk ${day}`, start: `2026-05-${day}T09:00:00Z` })
    cloud.faults.on().always(fault.shortPages(2))
    const changes = await readAll(calendar)
    expect(eventsOf(changes)).toHaveLength(12)
    expect(endOfRead(changes).coverage).toBe('complete')
  })

  it('gives the instances of a series what only the series says, and asks for a series once', async () => {
    const { book, calendar, asked, cloud } = await aliceWithCalendar()
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
    onTestFinished(() => server.close())
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(eventsOf(changes).map(({ sourceId, title }) => [sourceId, title])).toEqual([
      ['b', 'Weekly'],
      ['c', 'Weekly'],
    ])
    expect(server.requests).toHaveLength(3)
  })

  it('tells that a deleted event is gone, by the name it had', async () => {
    const { book, calendar } = await aliceWithCalendar()
    const ref = book.add(interview)
    const first = await readAll(calendar)
    book.delete(ref)
    const second = await readAll(calendar, endOfRead(first).cursor)
    expect(goneOf(second)).toEqual([{ type: 'gone', sourceId: eventsOf(first)[0]?.sourceId }])
    expect(endOfRead(second).coverage).toBe('changes')
  })

  it('does not take an event for cancelled that only moved out of the window', async () => {
    const { book, calendar } = await aliceWithCalendar()
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
    const { book, calendar } = await aliceWithCalendar()
    const ref = book.add(interview)
    const first = endOfRead(await readAll(calendar))
    book.cancel(ref)
    const second = await readAll(calendar, first.cursor)
    expect(eventsOf(second)).toMatchObject([{ status: 'cancelled' }])
    expect(goneOf(second)).toEqual([])
  })

  it('knows the identity of a cancelled instance as it knew the instance', async () => {
    const { book, calendar } = await aliceWithCalendar()
    const ref = book.add(weekly)
    const first = await readAll(calendar)
    book.cancel(book.instance(ref, '2026-10-19T07:00:00Z'))
    const second = await readAll(calendar, endOfRead(first).cursor)
    const cancelled = eventsOf(second).filter(({ status }) => status === 'cancelled')
    expect(cancelled).toMatchObject([{ uid: ref.uid, recurrenceId: '2026-10-19T07:00:00.000Z' }])
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
    onTestFinished(() => server.close())
    const changes = await readAll(createMicrosoftCalendar({ ...server.access, calendarId: 'c' }))
    expect(titlesOf(changes)).toEqual(['Interview'])
    expect(endOfRead(changes)).toMatchObject({ coverage: 'complete', eventsRead: 1 })
  })

  it('that fails halfway through the pages fails as a whole', async () => {
    const { book, calendar, cloud } = await aliceWithCalendar()
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
