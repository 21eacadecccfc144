import { describe, expect, it } from 'vitest'
import { graphClient, pathOf, refusal, start } from './test-clients.ts'

const WINDOW = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z'
const WEEKLY = { title: 'Weekly', start: '2026-03-03T09:00:00Z', recurrence: 'FREQ=WEEKLY;COUNT=4' }

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'microsoft',
    timeZone: 'Europe/Berlin',
  })
  const graph = graphClient(started.cloud, account)
  const get = (path: string, prefer = '') => graph.api(path).header('Prefer', prefer).get()
  return { ...started, account, calendar: account.calendar(), graph, get }
}

const first = `/me/calendarView/delta?${WINDOW}`
const linkOf = (page: Record<string, string>) =>
  pathOf(page['@odata.deltaLink'] ?? page['@odata.nextLink'] ?? '')

describe('a series in a delta', () => {
  it('is told whole once, and its occurrences by their times only', async () => {
    await using it = await candidate()
    it.calendar.add(WEEKLY)
    const { value } = await it.get(first)
    expect(value.map(({ type }: { type: string }) => type)).toEqual([
      'seriesMaster',
      ...Array(4).fill('occurrence'),
    ])
    expect(value[0]).toMatchObject({ subject: 'Weekly', recurrence: { pattern: { type: 'weekly' } } })
    expect(value[1]).toMatchObject({
      seriesMasterId: value[0].id,
      start: { dateTime: '2026-03-03T09:00:00.0000000' },
    })
    expect(value[1]).not.toHaveProperty('subject')
  })

  it('tells a moved occurrence as an exception, and one that was deleted as removed', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    const all = await it.get(first)
    it.calendar.move(it.calendar.instance(series, '2026-03-10T09:00:00Z'), { start: '2026-03-11T09:00:00Z' })
    it.calendar.delete(it.calendar.instance(series, '2026-03-17T09:00:00Z'))
    const { value } = await it.get(linkOf(all))
    expect(value.slice(1)).toMatchObject([
      { type: 'exception', subject: 'Weekly', originalStart: '2026-03-10T09:00:00.000Z' },
      { id: all.value[3].id, '@removed': { reason: 'deleted' } },
    ])
  })

  it('may never tell that an occurrence was deleted, though the view does not have it any more', async () => {
    await using it = await candidate()
    const series = it.calendar.add(WEEKLY)
    const all = await it.get(first)
    it.calendar.delete(it.calendar.instance(series, '2026-03-17T09:00:00Z'), { silent: true })
    expect((await it.get(linkOf(all))).value).toEqual([])
    expect((await it.get(`/me/calendarView?${WINDOW}`)).value).toHaveLength(3)
  })
})

describe('a delta', () => {
  it('comes in pages of the size that is asked for, with a token for the next time at the end', async () => {
    await using it = await candidate()
    for (let day = 10; day < 15; day++) it.calendar.add({ title: 'Talk', start: `2026-03-${day}T09:00:00Z` })
    const page = await it.get(first, 'odata.maxpagesize=3')
    expect(page.value).toHaveLength(3)
    expect(page).not.toHaveProperty('@odata.deltaLink')
    const last = await it.get(linkOf(page), 'odata.maxpagesize=3')
    expect(last.value).toHaveLength(2)
    expect(last).toHaveProperty('@odata.deltaLink')
  })

  it('can go round in circles, with another token each time', async () => {
    await using it = await candidate()
    it.calendar.add({ title: 'Talk', start: '2026-03-10T09:00:00Z' })
    it.calendar.loopDelta()
    let page = await it.get(first)
    const links = new Set<string>()
    for (let round = 0; round < 5; round++) {
      expect(page.value).toHaveLength(1)
      expect(page).not.toHaveProperty('@odata.deltaLink')
      links.add(page['@odata.nextLink'])
      page = await it.get(linkOf(page))
    }
    expect(links.size).toBe(5)
  })

  it('refuses to select, filter or order', async () => {
    await using it = await candidate()
    expect(await refusal(it.get(`${first}&$select=id`))).toEqual({
      status: 400,
      reason: 'ErrorInvalidUrlQuery',
    })
  })
})

describe('an event at Microsoft', () => {
  it('is told in the zone one prefers, by whichever name, and a whole day as midnight there', async () => {
    await using it = await candidate()
    it.calendar.add({ title: 'Talk', start: '2026-03-10T09:00:00Z' })
    it.calendar.add({ title: 'Holiday', start: '2026-03-12' })
    const startsIn = async (zone: string) =>
      (await it.get(`/me/calendarView?${WINDOW}`, `outlook.timezone="${zone}"`)).value.map(
        ({ start }: { start: object }) => start,
      )
    expect(await startsIn('Pacific Standard Time')).toEqual([
      { dateTime: '2026-03-10T02:00:00.0000000', timeZone: 'Pacific Standard Time' },
      { dateTime: '2026-03-12T00:00:00.0000000', timeZone: 'Pacific Standard Time' },
    ])
    expect(await startsIn('Asia/Tokyo')).toMatchObject([{ dateTime: '2026-03-10T18:00:00.0000000' }, {}])
  })

  it('says what its owner answered', async () => {
    await using it = await candidate()
    const invited = { title: 'Interview', start: '2026-03-10T09:00:00Z', organizer: 'Ann <ann@acme.example>' }
    const ref = it.calendar.add({ ...invited, response: 'needsAction' })
    const read = async () => (await it.get(`/me/calendarView?${WINDOW}`)).value[0]
    expect(await read()).toMatchObject({ isOrganizer: false, responseStatus: { response: 'notResponded' } })
    it.calendar.respond(ref, 'declined')
    expect(await read()).toMatchObject({ responseStatus: { response: 'declined' } })
  })

  it('that was called off stays, marked, until it is deleted', async () => {
    await using it = await candidate()
    const ref = it.calendar.add({
      title: 'Interview',
      start: '2026-03-10T09:00:00Z',
      organizer: 'ann@acme.example',
    })
    it.calendar.cancel(ref)
    const read = async () => (await it.get(`/me/calendarView?${WINDOW}`)).value
    expect(await read()).toMatchObject([{ isCancelled: true, subject: 'Canceled: Interview' }])
    it.calendar.delete(ref)
    expect(await read()).toEqual([])
  })

  it('has one id that may change and another that does not, and both find it', async () => {
    await using it = await candidate()
    it.calendar.add({ title: 'Talk', start: '2026-03-10T09:00:00Z' })
    const [plain] = (await it.get(`/me/calendarView?${WINDOW}`)).value
    const [immutable] = (await it.get(`/me/calendarView?${WINDOW}`, 'IdType="ImmutableId"')).value
    expect(immutable.id).not.toBe(plain.id)
    expect((await it.get(`/me/events/${immutable.id}`)).id).toBe(plain.id)
  })
})
