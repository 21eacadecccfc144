import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createGooglePush, readGoogleKnocks } from '../../../src/providers/google/index.ts'
import type { PushRequest } from '../../../src/push/push-port.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { googleCloud } from './google-cloud.ts'

const until = '2026-05-03T08:00:00.000Z'

/** Takes knocks at an address of its own. */
async function door() {
  const requests: PushRequest[] = []
  const server = createServer(({ headers }, response) => {
    requests.push({ headers: headers as Record<string, string>, query: {}, body: null })
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { requests, address: `http://127.0.0.1:${port}/`, close: () => server.close() }
}

async function opened() {
  const world = await googleCloud()
  const knocking = await door()
  const push = createGooglePush({ ...world.options, calendarId: 'primary' })
  const target = { address: knocking.address, id: 'channel-1', secret: 'secret-1', until }
  const knocks = async () => {
    await world.cloud.push.settled()
    return knocking.requests.splice(0).flatMap((request) => readGoogleKnocks(request).knocks)
  }
  const close = async () => {
    knocking.close()
    await world.cloud.close()
  }
  return { ...world, push, target, knocks, [Symbol.asyncDispose]: close }
}

const talk = { title: 'Talk', start: '2026-05-06T08:00:00Z' }

describe('a push channel of Google Calendar', () => {
  it('begins with a knock that only says so, then knocks when something changed, with our id and secret', async () => {
    await using it = await opened()
    await it.push.subscribe(it.target)
    const ours = { id: 'channel-1', secret: 'secret-1', reference: null }
    expect(await it.knocks()).toEqual([{ ...ours, reason: 'hello' }])
    it.account.calendar().add(talk)
    expect(await it.knocks()).toEqual([{ ...ours, reason: 'changed' }])
  })

  it('lasts as long as Google says, not as long as we asked for', async () => {
    await using it = await opened()
    const shorter = {
      id: 'channel-1',
      resourceId: 'r',
      expiration: String(Date.parse('2026-05-02T00:00:00Z')),
    }
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(200, shorter))
    expect(await it.push.subscribe(it.target)).toEqual({
      reference: '{"id":"channel-1","resourceId":"r"}',
      expiresAt: '2026-05-02T00:00:00.000Z',
    })
  })

  it('asks for no longer than it is wanted', async () => {
    await using it = await opened()
    expect((await it.push.subscribe(it.target)).expiresAt).toBe(until)
  })

  it('is renewed by another, and the old one is stopped after that', async () => {
    await using it = await opened()
    const { reference } = await it.push.subscribe(it.target)
    await it.push.renew(reference, { ...it.target, id: 'channel-2' })
    expect(it.cloud.push.channels().map(({ id }) => id)).toEqual(['channel-2'])
  })

  it('is not given up because the old one could not be stopped', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/channels/stop' }).always(fault.serverError)
    const { reference } = await it.push.subscribe(it.target)
    const renewed = await it.push.renew(reference, { ...it.target, id: 'channel-2' })
    expect(renewed.reference).toContain('channel-2')
  })

  it('is stopped, and one that ended already is stopped without complaint', async () => {
    await using it = await opened()
    const { reference } = await it.push.subscribe(it.target)
    await it.push.unsubscribe(reference)
    expect(it.cloud.push.channels()).toEqual([])
    await it.push.unsubscribe(reference)
  })

  it('that Google refuses is a ProviderError', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(400, {}))
    await expect(it.push.subscribe(it.target)).rejects.toMatchObject({ kind: 'permanent', room: 'google' })
  })
})

describe('a knock of Google', () => {
  const request = (headers: Record<string, string>) => ({ headers, query: {}, body: null })
  const headers = { 'x-goog-channel-id': 'channel-1', 'x-goog-channel-token': 'secret-1' }

  it.each([
    ['sync', 'hello'],
    ['exists', 'changed'],
    ['not_exists', 'changed'],
  ])('with the state %s means %s', (state, reason) => {
    expect(readGoogleKnocks(request({ ...headers, 'x-goog-resource-state': state }))).toEqual({
      knocks: [{ id: 'channel-1', reference: null, secret: 'secret-1', reason }],
      echo: null,
    })
  })

  it('without a token has no secret that could be right by chance', () => {
    const bare = { 'x-goog-channel-id': 'channel-1', 'x-goog-resource-state': 'exists' }
    expect(readGoogleKnocks(request(bare)).knocks).toMatchObject([{ secret: '' }])
  })

  it('is none when it does not say of which channel', () => {
    expect(readGoogleKnocks(request({})).knocks).toEqual([])
  })
})
