import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { googleClients, graphClient, refusal, start } from './test-clients.ts'

interface Received {
  headers: Record<string, unknown>
  body: string
}

const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** An application that is told things. */
async function listener(echoes = true) {
  const received: Received[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const token = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('validationToken')
    if (token === null) received.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
    response.writeHead(200, { 'content-type': 'text/plain' }).end(echoes ? token : 'no')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received }
}

const TALK = { title: 'Talk', start: '2026-03-10T09:00:00Z' }

describe('a channel of Google Calendar', () => {
  async function candidate() {
    const started = await start()
    const account = started.cloud.world.account('kim@example.org', { provider: 'google' })
    const hook = await listener()
    const { calendar } = googleClients(started.cloud, account)
    const requestBody = {
      id: 'c1',
      type: 'web_hook',
      address: hook.url,
      token: 'secret',
      params: { ttl: '3600' },
    }
    const { data } = await calendar.events.watch({ calendarId: 'primary', requestBody })
    return { ...started, account, hook, calendar, channel: data }
  }

  it('begins with a message that only says so, then tells of changes without saying which', async () => {
    await using it = await candidate()
    it.account.calendar().add(TALK)
    await it.cloud.push.settled()
    const told = it.hook.received.map(({ headers, body }) => [headers['x-goog-resource-state'], body])
    expect(told.toSorted()).toEqual([
      ['exists', ''],
      ['sync', ''],
    ])
    expect(it.hook.received[0]?.headers).toMatchObject({
      'x-goog-channel-id': 'c1',
      'x-goog-channel-token': 'secret',
    })
  })

  it('ends when it is stopped, and by itself when its time is over', async () => {
    await using it = await candidate()
    await it.cloud.push.settled()
    expect(Number(it.channel.expiration)).toBe(Date.parse('2026-03-02T10:00:00Z'))
    it.clock.now = '2026-03-02T10:00:01Z'
    it.account.calendar().add(TALK)
    await it.cloud.push.settled()
    expect(it.hook.received).toHaveLength(1)
    const stop = { id: 'c1', resourceId: it.channel.resourceId ?? '' }
    expect(await refusal(it.calendar.channels.stop({ requestBody: stop }))).toMatchObject({ status: 404 })
  })

  it('can tell the same thing twice, and forget to tell', async () => {
    await using it = await candidate()
    await it.cloud.push.settled()
    it.cloud.push.repeat(2)
    it.account.calendar().add(TALK)
    it.cloud.push.lose(1)
    it.account.calendar().add(TALK)
    await it.cloud.push.settled()
    expect(it.hook.received).toHaveLength(3)
  })
})

describe('a subscription of Microsoft Graph', () => {
  async function candidate() {
    const started = await start()
    const account = started.cloud.world.account('kim@example.org', { provider: 'microsoft' })
    const hook = await listener()
    const graph = graphClient(started.cloud, account)
    const asked = {
      changeType: 'created,updated,deleted',
      notificationUrl: hook.url,
      lifecycleNotificationUrl: hook.url,
      resource: 'me/events',
      expirationDateTime: '2026-04-01T00:00:00Z',
      clientState: 'secret',
    }
    return { ...started, account, hook, graph, asked }
  }

  it('is made only for an address that echoes the token, and ends earlier than was asked', async () => {
    await using it = await candidate()
    const made = await it.graph.api('/subscriptions').post(it.asked)
    expect(Date.parse(made.expirationDateTime)).toBe(Date.parse('2026-03-02T09:00:00Z') + 4230 * 60_000)
    const mute = await listener(false)
    const refused = it.graph.api('/subscriptions').post({ ...it.asked, notificationUrl: mute.url })
    expect(await refusal(refused)).toEqual({ status: 400, reason: 'ValidationError' })
  })

  it('tells which event changed, with the state the client gave', async () => {
    await using it = await candidate()
    const made = await it.graph.api('/subscriptions').header('Prefer', 'IdType="ImmutableId"').post(it.asked)
    it.account.calendar().add(TALK)
    await it.cloud.push.settled()
    const [told] = it.hook.received.map(({ body }) => JSON.parse(body).value[0])
    expect(told).toMatchObject({ subscriptionId: made.id, changeType: 'created', clientState: 'secret' })
    expect(await it.graph.api(`/me/events/${told.resourceData.id}`).get()).toMatchObject({ subject: 'Talk' })
  })

  it('is renewed, reauthorized and removed', async () => {
    await using it = await candidate()
    const made = await it.graph.api('/subscriptions').post(it.asked)
    it.clock.now = '2026-03-03T09:00:00Z'
    const renewed = await it.graph
      .api(`/subscriptions/${made.id}`)
      .patch({ expirationDateTime: '2026-04-01T00:00:00Z' })
    expect(renewed.expirationDateTime > made.expirationDateTime).toBe(true)
    it.cloud.push.lifecycle(it.account, 'reauthorizationRequired')
    await it.cloud.push.settled()
    expect(JSON.parse(it.hook.received[0]?.body ?? '').value[0]).toMatchObject({
      lifecycleEvent: 'reauthorizationRequired',
    })
    it.cloud.push.lifecycle(it.account, 'subscriptionRemoved')
    expect(await refusal(it.graph.api(`/subscriptions/${made.id}`).get())).toMatchObject({ status: 404 })
  })
})
