import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createMicrosoftPush, readMicrosoftKnocks } from '../../../src/providers/microsoft/microsoft-push.ts'
import type { Knock } from '../../../src/push/push-port.ts'
import { fakeAccount } from './fake-account.ts'

const open: { close(): Promise<unknown> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

/** An address that does what ours will do, and remembers who knocked. */
async function doorstep() {
  const knocks: Knock[] = []
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    const text = (await Array.fromAsync(request)).join('')
    const heard = readMicrosoftKnocks({
      headers: {},
      query: Object.fromEntries(url.searchParams),
      body: text === '' ? null : JSON.parse(text),
    })
    knocks.push(...heard.knocks)
    response.writeHead(200, { 'content-type': 'text/plain' }).end(heard.echo ?? '')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ close: () => new Promise((resolve) => server.close(resolve)) })
  return { knocks, address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push` }
}

async function subscribed(what: 'calendar' | 'mailbox') {
  const fake = await fakeAccount()
  open.push(fake)
  const { knocks, address } = await doorstep()
  const calendarId = what === 'calendar' ? fake.account.calendar().id : null
  const push = createMicrosoftPush({ ...fake.access, calendarId, clock: { now: () => fake.clock.now } })
  const target = { address, id: 'p-1', secret: 'known-to-two', until: '2026-06-01T00:00:00.000Z' }
  const subscription = await push.subscribe(target)
  return { ...fake, push, knocks, target, subscription }
}

describe('a subscription at the stand-in', () => {
  it.each(['calendar', 'mailbox'] as const)('knocks when the %s changes, with the secret', async (what) => {
    const { account, cloud, knocks, subscription } = await subscribed(what)
    if (what === 'calendar') account.calendar().add({ title: 'Interview', start: '2026-05-06T08:00:00Z' })
    else account.mail.receive({ from: 'zoe@lumenlive.example', subject: 'Hello' })
    await cloud.push.settled()
    const { reference } = subscription
    expect(knocks).toEqual([{ id: null, reference, secret: 'known-to-two', reason: 'changed' }])
  })

  it('is renewed before it ends, and made anew after it was removed', async () => {
    const { account, cloud, clock, push, target, knocks, subscription } = await subscribed('calendar')
    expect(subscription.expiresAt).toBe('2026-05-04T06:30:00.000Z')
    clock.now = '2026-05-03T08:00:00.000Z'
    cloud.push.lifecycle(account, 'reauthorizationRequired')
    await cloud.push.settled()
    expect(knocks.map(({ reason }) => reason)).toEqual(['renew'])
    const renewed = await push.renew(subscription.reference, target)
    expect(renewed).toEqual({ reference: subscription.reference, expiresAt: '2026-05-06T06:30:00.000Z' })
    cloud.push.lifecycle(account, 'subscriptionRemoved')
    await cloud.push.settled()
    expect(knocks.at(-1)?.reason).toBe('ended')
    expect((await push.renew(renewed.reference, target)).reference).not.toBe(renewed.reference)
    expect(cloud.push.subscriptions()).toHaveLength(1)
  })

  it('says nothing any more after it was ended', async () => {
    const { account, cloud, push, knocks, subscription } = await subscribed('calendar')
    await push.unsubscribe(subscription.reference)
    await push.unsubscribe(subscription.reference)
    account.calendar().add({ title: 'Interview', start: '2026-05-06T08:00:00Z' })
    await cloud.push.settled()
    expect(knocks).toEqual([])
  })
})
