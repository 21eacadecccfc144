import { describe, expect, it } from 'vitest'
import { fault } from './index.ts'
import { googleClients, graphClient, refusal, start } from './test-clients.ts'

const BODY = {
  requestBody: {
    message: { raw: Buffer.from('To: a@b.example\r\nSubject: Hi\r\n\r\nHi').toString('base64url') },
  },
}

async function candidate() {
  const started = await start()
  const kim = started.cloud.world.account('kim@example.org', { provider: 'google' })
  const lee = started.cloud.world.account('lee@example.org', { provider: 'microsoft' })
  return {
    ...started,
    kim,
    lee,
    ...googleClients(started.cloud, kim),
    graph: graphClient(started.cloud, lee),
  }
}

describe('a fault', () => {
  it('hits as often as it was told to, and only the requests it is for', async () => {
    await using it = await candidate()
    const armed = it.cloud.faults.on({ method: 'POST', path: /\/drafts$/ }).times(2, fault.unavailable(3))
    const create = () => it.gmail.users.drafts.create({ userId: 'me', ...BODY })
    await it.gmail.users.drafts.list({ userId: 'me' })
    expect(await refusal(create())).toMatchObject({ status: 503 })
    expect(await refusal(create())).toMatchObject({ status: 503 })
    await create()
    expect(armed.hits).toBe(2)
    expect(it.kim.mail.drafts()).toHaveLength(1)
  })

  it('can hit the third request, and one account only', async () => {
    await using it = await candidate()
    it.cloud.faults.on({ account: 'lee@example.org' }).nth(3, fault.serverError)
    for (let call = 1; call <= 2; call++) await it.graph.api('/me/calendars').get()
    await it.gmail.users.drafts.list({ userId: 'me' })
    expect(await refusal(it.graph.api('/me/calendars').get())).toEqual({
      status: 500,
      reason: 'generalException',
    })
  })

  it('that cuts the connection before leaves nothing done, and after it everything', async () => {
    await using it = await candidate()
    const create = () => it.gmail.users.drafts.create({ userId: 'me', ...BODY })
    it.cloud.faults.on({ path: 'drafts' }).once(fault.dropBefore)
    await expect(create()).rejects.toThrow()
    expect(it.kim.mail.drafts()).toHaveLength(0)
    it.cloud.faults.on({ path: 'drafts' }).once(fault.dropAfter)
    await expect(create()).rejects.toThrow()
    expect(it.kim.mail.drafts()).toHaveLength(1)
    expect(it.cloud.requests.all().map(({ status, fault: name }) => [status, name])).toEqual([
      [null, 'dropBefore'],
      [null, 'dropAfter'],
    ])
  })

  it('can stop an answer halfway', async () => {
    await using it = await candidate()
    it.cloud.faults.on().once(fault.truncated)
    await expect(it.calendar.calendarList.list()).rejects.toThrow()
  })

  it('can make pages short', async () => {
    await using it = await candidate()
    for (let day = 10; day < 14; day++)
      it.kim.calendar().add({ title: 'Talk', start: `2026-03-${day}T09:00:00Z` })
    it.cloud.faults.on({ path: 'events' }).once(fault.shortPages(1))
    const { data } = await it.calendar.events.list({ calendarId: 'primary', singleEvents: true })
    expect(data.items).toHaveLength(1)
    expect(data.nextPageToken).toEqual(expect.any(String))
  })

  it('at random hits about every tenth, and the same ones for the same seed', async () => {
    const hits = async (seed: number) => {
      await using it = await candidate()
      it.cloud.faults.on().everyTenth(seed, [fault.serverError, fault.tooManyRequests(1)])
      for (let call = 0; call < 100; call++) await it.calendar.calendarList.list().catch(() => null)
      return it.cloud.requests.all().map(({ status }) => status)
    }
    const [first, second] = [await hits(5), await hits(5)]
    expect(first).toEqual(second)
    const failed = first.filter((status) => status !== 200).length
    expect(failed).toBeGreaterThan(3)
    expect(failed).toBeLessThan(20)
  })

  it('looks as each vendor has it', async () => {
    await using it = await candidate()
    it.cloud.faults.on().once(fault.rateLimitExceeded)
    expect(await refusal(it.calendar.calendarList.list())).toEqual({
      status: 403,
      reason: 'rateLimitExceeded',
    })
    it.cloud.faults.on().once(fault.gone('resyncRequired'))
    expect(await refusal(it.graph.api('/me/calendars').get())).toEqual({
      status: 410,
      reason: 'resyncRequired',
    })
  })
})

describe('a mailbox at Microsoft', () => {
  it('answers at most four requests at once', async () => {
    await using it = await candidate()
    it.cloud.faults.on().always(fault.delay(30))
    const ask = async () => {
      const headers = { authorization: `Bearer ${token}` }
      return (await fetch(`${it.cloud.microsoft.url}/v1.0/me/calendars`, { headers })).status
    }
    const token = it.lee.accessToken()
    const statuses = await Promise.all(Array.from({ length: 6 }, ask))
    expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 429, 429])
    expect(it.cloud.requests.highestConcurrency).toBe(6)
  })
})

describe('a token', () => {
  it('that expired, was taken back or never was is answered with 401, one that may not with 403', async () => {
    await using it = await candidate()
    const list = (token: string) =>
      refusal(googleClients(it.cloud, it.kim, token).calendar.calendarList.list())
    expect(await list('invented')).toMatchObject({ status: 401 })
    const [short, lacking, taken] = [
      it.kim.accessToken({ expiresInSeconds: 60 }),
      it.kim.accessToken({ scopes: ['https://www.googleapis.com/auth/gmail.readonly'] }),
      it.kim.accessToken(),
    ]
    expect(await list(lacking)).toEqual({ status: 403, reason: 'insufficientPermissions' })
    it.clock.now = '2026-03-02T09:01:01Z'
    expect(await list(short)).toMatchObject({ status: 401 })
    it.kim.revoke()
    expect(await list(taken)).toMatchObject({ status: 401 })
  })
})
