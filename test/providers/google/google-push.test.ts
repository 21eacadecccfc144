import { describe, expect, it } from 'vitest'
import { createGooglePush, readGoogleKnocks } from '../../../src/providers/google/index.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { googleCloud } from './google-cloud.ts'

const target = {
  address: 'https://afterword.example/push/google',
  id: 'channel-1',
  secret: 'secret-1',
  until: '2026-05-08T08:00:00.000Z',
}
/** What Google answers to a watch, by its documentation: the expiry is its own, not ours. */
const made = {
  kind: 'api#channel',
  id: 'channel-1',
  resourceId: 'o3hgv1538sdjfh',
  resourceUri: 'https://www.googleapis.com/calendar/v3/calendars/primary/events',
  expiration: String(Date.parse('2026-05-03T08:00:00.000Z')),
}

async function opened() {
  const world = await googleCloud()
  const push = createGooglePush({ ...world.options, calendarId: 'primary' })
  const asked = () => world.cloud.requests.all().map(({ method, path }) => `${method} ${path}`)
  return { ...world, push, asked }
}

describe('a push channel of Google Calendar', () => {
  it('lasts as long as Google says, not as long as we asked for', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(200, made))
    expect(await it.push.subscribe(target)).toEqual({
      reference: '{"id":"channel-1","resourceId":"o3hgv1538sdjfh"}',
      expiresAt: '2026-05-03T08:00:00.000Z',
    })
    expect(it.asked()).toEqual(['POST /calendar/v3/calendars/primary/events/watch'])
  })

  it('is renewed by another, and the old one is stopped after that', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(200, made))
    it.cloud.faults.on({ path: '/channels/stop' }).always(fault.answer(204, undefined))
    const { reference } = await it.push.subscribe(target)
    await it.push.renew(reference, { ...target, id: 'channel-2' })
    expect(it.asked().slice(1)).toEqual([
      'POST /calendar/v3/calendars/primary/events/watch',
      'POST /calendar/v3/channels/stop',
    ])
  })

  it('is not given up because the old one could not be stopped', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(200, made))
    it.cloud.faults.on({ path: '/channels/stop' }).always(fault.serverError)
    const { reference } = await it.push.subscribe(target)
    await expect(it.push.renew(reference, target)).resolves.toMatchObject({ reference })
  })

  it('that ended already is stopped without complaint', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/channels/stop' }).always(fault.notFound)
    await it.push.unsubscribe('{"id":"channel-1","resourceId":"o3hgv1538sdjfh"}')
  })

  it('that Google refuses is a ProviderError', async () => {
    await using it = await opened()
    it.cloud.faults.on({ path: '/events/watch' }).always(fault.answer(400, {}))
    await expect(it.push.subscribe(target)).rejects.toMatchObject({ kind: 'permanent', room: 'google' })
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
