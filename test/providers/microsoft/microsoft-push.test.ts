import { afterEach, describe, expect, it } from 'vitest'
import { createMicrosoftPush, readMicrosoftKnocks } from '../../../src/providers/microsoft/microsoft-push.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { type Recorded, type Reply, recordingServer } from './recording-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

const target = {
  address: 'https://afterword.example/push/microsoft',
  id: 'p-1',
  secret: 'known-to-two',
  until: '2026-06-01T00:00:00.000Z',
}
const promised = { id: 'S1', expirationDateTime: '2026-05-03T08:00:00.1234567Z' }

async function push(answer: (request: Recorded) => Reply, calendarId: string | null = 'cal=') {
  const server = await recordingServer(answer)
  open.push(server)
  const clock = fixedClock('2026-05-01T08:00:00.000Z')
  return { ...server, push: createMicrosoftPush({ ...server.access, calendarId, clock }) }
}

describe('a subscription at Microsoft', () => {
  it('says where to knock, about itself too, and lasts as long as Microsoft says', async () => {
    const { push: port, requests } = await push(() => ({ status: 201, body: promised }))
    expect(await port.subscribe(target)).toEqual({ reference: 'S1', expiresAt: '2026-05-03T08:00:00.123Z' })
    expect(requests).toMatchObject([{ method: 'POST', path: 'subscriptions' }])
    expect(requests[0]?.headers.prefer).toContain('IdType="ImmutableId"')
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      changeType: 'created,updated,deleted',
      resource: 'me/calendars/cal=/events',
      notificationUrl: target.address,
      lifecycleNotificationUrl: target.address,
      clientState: 'known-to-two',
      expirationDateTime: '2026-05-04T06:30:00.000Z',
    })
  })

  it('of a mailbox watches its messages', async () => {
    const { push: port, requests } = await push(() => ({ status: 201, body: promised }), null)
    await port.subscribe({ ...target, until: '2026-05-02T00:00:00.000Z' })
    expect(JSON.parse(requests[0]?.body ?? '')).toMatchObject({
      resource: 'me/messages',
      expirationDateTime: '2026-05-02T00:00:00.000Z',
    })
  })

  it('is prolonged, and made anew where it is no more', async () => {
    const { push: port, requests } = await push(({ method, path }) =>
      method === 'PATCH' && path.endsWith('gone')
        ? { status: 404, body: { error: { code: 'ResourceNotFound' } } }
        : { body: promised },
    )
    expect((await port.renew('S1', target)).reference).toBe('S1')
    await port.renew('gone', target)
    expect(requests.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PATCH subscriptions/S1',
      'PATCH subscriptions/gone',
      'POST subscriptions',
    ])
  })

  it('is ended, once or twice', async () => {
    const { push: port } = await push(() => ({ status: 404, body: { error: { code: 'ResourceNotFound' } } }))
    await expect(port.unsubscribe('S1')).resolves.toBeUndefined()
  })
})

describe('what Microsoft says at our address', () => {
  const read = (body: unknown, query: Record<string, string> = {}) =>
    readMicrosoftKnocks({ headers: {}, query, body })

  it('begins with a token that it wants back', () => {
    expect(read(null, { validationToken: 'Validation: <b>1</b>' })).toEqual({
      knocks: [],
      echo: 'Validation: <b>1</b>',
    })
  })

  it('are changes, and the life of the subscription, each with its secret', () => {
    const about = (given: object) => ({ subscriptionId: 'S1', clientState: 'known-to-two', ...given })
    const value = [
      about({ changeType: 'updated', resource: 'me/events/1' }),
      about({ lifecycleEvent: 'reauthorizationRequired' }),
      about({ lifecycleEvent: 'subscriptionRemoved' }),
      about({ lifecycleEvent: 'missed' }),
      about({ lifecycleEvent: 'somethingNew' }),
      { clientState: 'known-to-two' },
    ]
    const { knocks, echo } = read({ value })
    expect(echo).toBeNull()
    expect(knocks.map(({ reason }) => reason)).toEqual(['changed', 'renew', 'ended', 'missed'])
    expect(knocks[0]).toEqual({ id: null, reference: 'S1', secret: 'known-to-two', reason: 'changed' })
  })

  it('may be nonsense, which is no knock', () => {
    for (const body of [null, 'text', [], {}, { value: 'x' }, { value: [null] }]) {
      expect(read(body)).toEqual({ knocks: [], echo: null })
    }
    expect(read({ value: [{ subscriptionId: 'S1', clientState: null }] }).knocks[0]?.secret).toBe('')
  })
})
