import { describe, expect, it } from 'vitest'
import { calendarContract } from '../../contracts/calendar-contract.ts'
import { endOfRead, eventsOf } from '../../contracts/calendar-harness.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { calendarOf, googleCloud, read, window } from './google-cloud.ts'
import { publisher } from './publish-events.ts'

calendarContract({
  name: 'Google Calendar',
  async make() {
    const world = await googleCloud()
    const { faults } = world.cloud
    const always = (what: Parameters<typeof fault.answer> | (typeof fault)['dropBefore']) => async () => {
      faults.clear()
      faults.on().always(Array.isArray(what) ? fault.answer(...what) : what)
    }
    return {
      calendar: calendarOf(world),
      publish: publisher(world.account.calendar()),
      failures: [
        { kind: 'auth', name: 'a refused token', arrange: always(fault.unauthorized) },
        { kind: 'auth', name: 'a missing permission', arrange: always(fault.insufficientPermissions) },
        { kind: 'rate-limit', name: 'too many requests', arrange: always(fault.tooManyRequests(60)) },
        { kind: 'temporary', name: 'a server in trouble', arrange: always(fault.unavailable()) },
        { kind: 'temporary', name: 'no connection', arrange: always(fault.dropBefore) },
        { kind: 'temporary', name: 'half an answer', arrange: always(fault.truncated) },
        { kind: 'permanent', name: 'a calendar that is gone', arrange: always(fault.notFound) },
        { kind: 'permanent', name: 'a refused request', arrange: always([400, {}]) },
      ],
      close: () => world.cloud.close(),
    }
  },
})

const interview = { title: 'Interview at Acme', start: '2026-05-06T08:00:00Z', end: '2026-05-06T09:00:00Z' }
const listings = (world: Awaited<ReturnType<typeof googleCloud>>) =>
  world.cloud.requests.matching('GET', '/events')

describe('a sync token of Google Calendar', () => {
  it('makes a read with nothing new exactly one request, with the old cursor', async () => {
    await using world = await googleCloud()
    world.account.calendar().add(interview)
    const calendar = calendarOf(world)
    const { cursor } = endOfRead(await read(calendar))
    world.cloud.requests.clear()
    expect(await read(calendar, cursor)).toEqual([
      { type: 'end', cursor, coverage: 'unchanged', eventsRead: 1 },
    ])
    expect(world.cloud.requests.all()).toHaveLength(1)
  })

  it('is never sent together with bounds, and every other parameter stays the same', async () => {
    await using world = await googleCloud()
    const calendar = calendarOf(world)
    const { cursor } = endOfRead(await read(calendar))
    await read(calendar, cursor)
    const [full, changes] = listings(world).map(({ query }) => query)
    expect(full).toEqual({
      singleEvents: 'true',
      maxResults: '2500',
      timeMin: '2025-12-31T00:00:00.000Z',
      timeMax: '2027-05-02T00:00:00.000Z',
    })
    expect(changes).toEqual({
      singleEvents: 'true',
      maxResults: '2500',
      syncToken: expect.any(String),
    })
  })

  it('that is too old leads to a complete read in the same call, so that deletions are not lost', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    const [gone, stays] = [mine.add(interview), mine.add({ ...interview, title: 'Second interview' })]
    const calendar = calendarOf(world)
    const { cursor } = endOfRead(await read(calendar))
    mine.delete(gone)
    mine.expireSyncTokens()
    const changes = await read(calendar, cursor)
    expect(eventsOf(changes).map(({ uid }) => uid)).toEqual([stays.uid])
    expect(endOfRead(changes).coverage).toBe('complete')
  })

  it('that Google refuses with 400 leads to a complete read too', async () => {
    await using world = await googleCloud()
    world.account.calendar().add(interview)
    const calendar = calendarOf(world)
    const { cursor } = endOfRead(await read(calendar))
    world.cloud.faults.on({ path: '/events' }).once(fault.answer(400, {}))
    expect(endOfRead(await read(calendar, cursor)).coverage).toBe('complete')
  })

  it('is taken from the last page only, and a read that breaks off between pages tells nothing', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    for (let day = 1; day <= 5; day++) mine.add({ title: `Talk ${day}`, start: `2026-05-0${day}T08:00:00Z` })
    world.cloud.faults.on({ path: '/events' }).always(fault.shortPages(2))
    const calendar = calendarOf(world)
    const changes = await read(calendar)
    expect(eventsOf(changes)).toHaveLength(5)
    expect(listings(world)).toHaveLength(3)
    expect(endOfRead(await read(calendar, endOfRead(changes).cursor)).coverage).toBe('unchanged')

    const cutOff = world.cloud.faults.on({ path: '/events' }).nth(2, fault.answer(200, {}))
    const told: unknown[] = []
    const reading = (async () => {
      const request = { cursor: null, window, timeZone: 'Europe/Berlin', now: world.clock.now }
      for await (const change of calendar.read(request)) told.push(change)
    })()
    await expect(reading).rejects.toMatchObject({ kind: 'temporary' })
    expect({ told, hits: cutOff.hits }).toEqual({ told: [], hits: 1 })
  })

  it('tells what changed outside the window as gone: it was moved out of sight', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    const ref = mine.add(interview)
    const calendar = calendarOf(world)
    const first = await read(calendar)
    mine.move(ref, { start: '2029-05-06T08:00:00Z', end: '2029-05-06T09:00:00Z' })
    const changes = await read(calendar, endOfRead(first).cursor)
    expect(changes[0]).toEqual({ type: 'gone', sourceId: eventsOf(first)[0]?.sourceId })
    expect(endOfRead(changes).coverage).toBe('changes')
  })

  it('is not relied on for what came into the window by time passing', async () => {
    await using world = await googleCloud()
    world.account.calendar().add({ ...interview, start: '2027-05-01T12:00:00Z', end: '2027-05-01T13:00:00Z' })
    const calendar = calendarOf(world)
    const first = await read(calendar)
    expect(eventsOf(first)).toEqual([])
    const nextDay = { from: '2026-01-02T00:00:00.000Z', to: '2027-05-02T00:00:00.000Z' }
    const second = await read(calendar, endOfRead(first).cursor, { window: nextDay })
    expect(eventsOf(second)).toHaveLength(1)
  })
})

describe('an event of Google Calendar that is not as usual', () => {
  it('is a tombstone with no more than an id when it was deleted', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    const ref = mine.add(interview)
    const calendar = calendarOf(world)
    const first = await read(calendar)
    mine.delete(ref)
    const changes = await read(calendar, endOfRead(first).cursor)
    expect(changes[0]).toEqual({ type: 'gone', sourceId: eventsOf(first)[0]?.sourceId })
  })

  it('stays an event when it is cancelled and still says when it was', async () => {
    await using world = await googleCloud()
    const cancelled = {
      id: 'abc',
      iCalUID: 'abc@google.com',
      status: 'cancelled',
      start: { dateTime: '2026-05-06T10:00:00+02:00' },
      end: { dateTime: '2026-05-06T11:00:00+02:00' },
    }
    world.cloud.faults.on({ path: '/events' }).always(fault.answer(200, { items: [cancelled] }))
    const [event] = eventsOf(await read(calendarOf(world)))
    expect(event).toMatchObject({ uid: 'abc@google.com', status: 'cancelled' })
  })

  it('that is poisoned is told as a problem without its text, and the rest is read', async () => {
    await using world = await googleCloud()
    const good = { id: 'good', start: { dateTime: '2026-05-06T10:00:00Z' } }
    const poison = [null, 'text', { id: 'bad', summary: 'Secret', start: { dateTime: 'soon' } }]
    world.cloud.faults.on({ path: '/events' }).always(fault.answer(200, { items: [...poison, good] }))
    const changes = await read(calendarOf(world))
    expect(eventsOf(changes).map(({ uid }) => uid)).toEqual(['good'])
    expect(changes.filter(({ type }) => type === 'problem')).toHaveLength(3)
    expect(JSON.stringify(changes)).not.toContain('Secret')
  })

  it('of a type at which nobody meets is told so; one taken from a mail is a meeting without guests', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    for (const kind of ['birthday', 'workingLocation', 'outOfOffice', 'focusTime', 'fromGmail'] as const) {
      mine.add({ ...interview, title: kind, kind, withoutOwner: true })
    }
    const events = eventsOf(await read(calendarOf(world)))
    expect(events.filter(({ isMeeting }) => isMeeting).map(({ title }) => title)).toEqual(['fromGmail'])
    expect(events.find(({ title }) => title === 'fromGmail')?.attendees).toEqual([])
  })

  it('with guests left out, or private, is read with what it says', async () => {
    await using world = await googleCloud()
    const mine = world.account.calendar()
    mine.add({
      ...interview,
      organizer: 'Ann Lee <ann@acme.example>',
      attendeesOmitted: true,
      visibility: 'private',
    })
    const [event] = eventsOf(await read(calendarOf(world)))
    expect(event).toMatchObject({ title: 'Interview at Acme', organizer: { email: 'ann@acme.example' } })
  })

  it('has the same identity in every calendar that shows it', async () => {
    await using world = await googleCloud()
    const shared = world.account.addCalendar({ name: 'Job search' })
    const ref = world.account.calendar().add(interview)
    world.account.calendar().show(ref, shared)
    const [mine] = eventsOf(await read(calendarOf(world)))
    const [theirs] = eventsOf(await read(calendarOf(world, shared.id)))
    expect(theirs?.uid).toBe(mine?.uid)
  })
})

describe('an answer of Google Calendar that is no list', () => {
  it.each([
    ['nothing', {}],
    ['a page without items', { kind: 'calendar#events', nextSyncToken: 'token' }],
    ['another thing', { items: 'many' }],
  ])('such as %s is a temporary trouble, not an empty calendar', async (_name, body) => {
    await using world = await googleCloud()
    world.cloud.faults.on({ path: '/events' }).always(fault.answer(200, body))
    await expect(read(calendarOf(world))).rejects.toMatchObject({ kind: 'temporary', room: 'google' })
  })

  it('is not followed for ever when its pages never end', async () => {
    await using world = await googleCloud()
    world.cloud.faults
      .on({ path: '/events' })
      .always(fault.answer(200, { items: [], nextPageToken: 'again' }))
    await expect(read(calendarOf(world))).rejects.toMatchObject({ kind: 'temporary' })
  })
})
