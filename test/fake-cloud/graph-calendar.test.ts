import { describe, expect, it } from 'vitest'
import { graphClient, pathOf, refusal, start } from './test-clients.ts'

const INTERVIEW = { title: 'Interview at Acme', start: '2026-03-10T09:00:00Z', end: '2026-03-10T10:00:00Z' }
const WINDOW = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z'

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'microsoft',
    timeZone: 'Europe/Berlin',
  })
  return { ...started, account, graph: graphClient(started.cloud, account) }
}

describe('the delta of a calendar view', () => {
  it('tells what changed, and that a deleted event is removed', async () => {
    await using it = await candidate()
    const calendar = it.account.calendar()
    const [kept, gone] = [calendar.add(INTERVIEW), calendar.add({ ...INTERVIEW, title: 'Second' })]
    const all = await it.graph.api(`/me/calendarView/delta?${WINDOW}`).get()
    expect(all.value).toHaveLength(2)
    expect(all.value[0]).toMatchObject({
      subject: 'Interview at Acme',
      start: { dateTime: '2026-03-10T09:00:00.0000000', timeZone: 'UTC' },
      originalStartTimeZone: 'W. Europe Standard Time',
    })

    calendar.cancel(kept)
    calendar.delete(gone)
    const next = await it.graph.api(pathOf(all['@odata.deltaLink'])).get()
    expect(next.value).toMatchObject([
      { isCancelled: true, subject: 'Canceled: Interview at Acme' },
      { id: all.value[1].id, '@removed': { reason: 'deleted' } },
    ])
    expect((await it.graph.api(pathOf(next['@odata.deltaLink'])).get()).value).toEqual([])
  })

  it('calls an event removed that only left the window', async () => {
    await using it = await candidate()
    const ref = it.account.calendar().add(INTERVIEW)
    const all = await it.graph.api(`/me/calendarView/delta?${WINDOW}`).get()
    it.account.calendar().move(ref, { start: '2026-05-10T09:00:00Z' })
    const next = await it.graph.api(pathOf(all['@odata.deltaLink'])).get()
    expect(next.value).toEqual([expect.objectContaining({ '@removed': { reason: 'deleted' } })])
    expect(await it.graph.api(`/me/events/${all.value[0].id}`).get()).toMatchObject({ isCancelled: false })
  })

  it('answers 410 when it no longer knows what it told', async () => {
    await using it = await candidate()
    const all = await it.graph.api(`/me/calendarView/delta?${WINDOW}`).get()
    it.account.calendar().expireSyncTokens()
    expect(await refusal(it.graph.api(pathOf(all['@odata.deltaLink'])).get())).toEqual({
      status: 410,
      reason: 'SyncStateNotFound',
    })
  })
})
