import { describe, expect, it } from 'vitest'
import { googleClients, start } from './test-clients.ts'

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'google',
    timeZone: 'Europe/Berlin',
  })
  const { calendar: api } = googleClients(started.cloud, account)
  const list = async (more: object) => (await api.events.list({ calendarId: 'primary', ...more })).data
  return { ...started, account, calendar: account.calendar(), list }
}

const WEEKLY = { title: 'Weekly', start: '2026-03-17T09:00:00Z', recurrence: 'FREQ=WEEKLY;COUNT=4' }
const EXPANDED = { singleEvents: true }

describe('a series in Google Calendar', () => {
  it('is expanded by the wall clock: an hour stays an hour when clocks change', async () => {
    await using it = await candidate()
    it.calendar.add(WEEKLY)
    const { items } = await it.list(EXPANDED)
    expect(items?.map(({ start }) => start?.dateTime)).toEqual([
      '2026-03-17T10:00:00+01:00',
      '2026-03-24T10:00:00+01:00',
      '2026-03-31T10:00:00+02:00',
      '2026-04-07T10:00:00+02:00',
    ])
  })

  it('keeps the original start of an instance that was moved, and tells of no other', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    const { nextSyncToken } = await it.list(EXPANDED)
    it.calendar.move(it.calendar.instance(series, '2026-03-24T09:00:00Z'), { start: '2026-03-25T12:00:00Z' })
    const { items } = await it.list({ ...EXPANDED, syncToken: nextSyncToken })
    expect(items).toMatchObject([
      {
        start: { dateTime: '2026-03-25T13:00:00+01:00' },
        originalStartTime: { dateTime: '2026-03-24T10:00:00+01:00' },
        recurringEventId: expect.any(String),
        iCalUID: series.uid,
      },
    ])
  })

  it('tells of a cancelled instance its id, its series and its original start', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    const { nextSyncToken } = await it.list(EXPANDED)
    it.calendar.cancel(it.calendar.instance(series, '2026-03-24T09:00:00Z'))
    const { items } = await it.list({ ...EXPANDED, syncToken: nextSyncToken })
    expect(items).toHaveLength(1)
    expect(items?.[0]).toMatchObject({
      status: 'cancelled',
      originalStartTime: { dateTime: '2026-03-24T10:00:00+01:00' },
    })
    expect(items?.[0]).not.toHaveProperty('start')
    expect((await it.list(EXPANDED)).items).toHaveLength(3)
  })

  it('that is deleted leaves a tombstone for each instance that was told', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    const { nextSyncToken } = await it.list(EXPANDED)
    it.calendar.delete(series)
    const { items } = await it.list({ ...EXPANDED, syncToken: nextSyncToken })
    expect(items?.map(({ status }) => status)).toEqual(Array(4).fill('cancelled'))
  })

  it('comes as a whole with its exceptions when it is not expanded', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    it.calendar.cancel(it.calendar.instance(series, '2026-03-24T09:00:00Z'))
    const { items } = await it.list({})
    expect(items).toMatchObject([{ recurrence: ['RRULE:FREQ=WEEKLY;COUNT=4'] }, { status: 'cancelled' }])
  })
})

describe('an event in Google Calendar', () => {
  it('that left the window of the first request still comes with a sync token, at its new time', async () => {
    await using it = await candidate()
    const ref = it.calendar.add({ title: 'Interview', start: '2026-03-10T09:00:00Z' })
    const bounds = { timeMin: '2026-03-01T00:00:00Z', timeMax: '2026-04-01T00:00:00Z' }
    const { nextSyncToken } = await it.list({ ...EXPANDED, ...bounds })
    it.calendar.move(ref, { start: '2026-06-10T09:00:00Z' })
    const { items } = await it.list({ ...EXPANDED, syncToken: nextSyncToken })
    expect(items).toMatchObject([{ status: 'confirmed', start: { dateTime: '2026-06-10T11:00:00+02:00' } }])
  })

  it('that came and went between two syncs is a tombstone nobody asked for', async () => {
    await using it = await candidate()
    const { nextSyncToken } = await it.list(EXPANDED)
    it.calendar.delete(it.calendar.add({ title: 'Oops', start: '2026-03-10T09:00:00Z' }))
    expect((await it.list({ ...EXPANDED, syncToken: nextSyncToken })).items).toMatchObject([
      { status: 'cancelled' },
    ])
  })

  it('of whole days has dates, and one of another type says which', async () => {
    await using it = await candidate()
    it.calendar.add({ title: 'Holiday', start: '2026-03-10', end: '2026-03-12', kind: 'outOfOffice' })
    it.calendar.add({
      title: 'Flight',
      start: '2026-03-13T09:00:00Z',
      kind: 'fromGmail',
      organizer: 'x@y.example',
      withoutOwner: true,
    })
    const { items } = await it.list(EXPANDED)
    expect(items).toMatchObject([
      { start: { date: '2026-03-10' }, end: { date: '2026-03-12' }, eventType: 'outOfOffice' },
      { eventType: 'fromGmail' },
    ])
    expect(items?.[1]).not.toHaveProperty('attendees')
  })

  it('may leave its guests out', async () => {
    await using it = await candidate()
    it.calendar.add({
      title: 'Talk',
      start: '2026-03-10T09:00:00Z',
      attendees: ['a@b.example'],
      attendeesOmitted: true,
    })
    const [event] = (await it.list(EXPANDED)).items ?? []
    expect(event).toMatchObject({
      attendeesOmitted: true,
      attendees: [{ email: 'kim@example.org', self: true }],
    })
  })

  it('shown in two calendars is the same event in both, and changes in both', async () => {
    await using it = await candidate()
    const other = it.account.addCalendar({ name: 'Interviews' })
    const ref = it.calendar.add({ title: 'Interview', start: '2026-03-10T09:00:00Z' })
    it.calendar.show(ref, other)
    it.calendar.change(ref, { title: 'Interview, moved to Zoom' })
    const copies = [await it.list(EXPANDED), await it.list({ ...EXPANDED, calendarId: other.id })]
    expect(copies.map(({ items }) => [items?.[0]?.iCalUID, items?.[0]?.summary])).toEqual(
      Array(2).fill([ref.uid, 'Interview, moved to Zoom']),
    )
  })
})

describe('the list of calendars', () => {
  it('says which is primary and which are selected, and leaves hidden ones out', async () => {
    await using it = await candidate()
    const { calendar } = googleClients(it.cloud, it.account)
    it.account.addCalendar({ name: 'Off' }).unselect()
    it.account.addCalendar({ name: 'Hidden' }).hide()
    const bob = it.cloud.world.account('bob@example.org', { provider: 'google' })
    bob.calendar().shareWith(it.account)
    const { items } = (await calendar.calendarList.list()).data
    expect(
      items?.map(({ summary, primary, selected, accessRole }) => [summary, primary, selected, accessRole]),
    ).toEqual([
      ['kim@example.org', true, true, 'owner'],
      ['Off', undefined, undefined, 'owner'],
      ['bob@example.org', undefined, true, 'reader'],
    ])
    expect((await calendar.calendarList.list({ showHidden: true })).data.items).toHaveLength(4)
  })
})
