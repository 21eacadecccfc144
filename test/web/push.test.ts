import { describe, expect, it } from 'vitest'
import type { PushPort, PushTarget, ReadKnocks } from '../../src/push/push-port.ts'
import { receiveKnocks } from '../../src/push/receive-knocks.ts'
import { listChannels } from '../../src/store/channels.ts'
import { createWebServer } from '../../src/web/web-server.ts'
import { makeEvent } from '../support/make-event.ts'
import { startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00.000Z'

/** A service that promises one day, whatever is asked. */
function dayService(renewal: PushPort['renewal'] = 'replaces') {
  const targets: PushTarget[] = []
  const renewed: string[] = []
  const promise = (target: PushTarget) => {
    targets.push(target)
    const expiresAt = new Date(Date.parse(target.until) - 6 * 24 * 60 * 60 * 1000).toISOString()
    return { reference: `service-${targets.length}`, expiresAt }
  }
  const port: PushPort = {
    kind: 'memory',
    renewal,
    subscribe: async (target) => promise(target),
    async renew(reference, target) {
      renewed.push(reference)
      return promise(target)
    },
    unsubscribe: async () => {},
  }
  return { port, targets, renewed }
}

/** Speaks as plainly as a test can: everything stands in the body. */
const readBody: ReadKnocks = ({ body }) => {
  const { id, secret, reason, echo = null } = body as Record<string, string>
  const knock = { id: id ?? null, reference: null, secret: secret ?? '', reason: reason as 'changed' }
  return { knocks: id === undefined ? [] : [knock], echo: echo ?? null }
}

async function subscribed(renewal?: PushPort['renewal']) {
  const service = dayService(renewal)
  const story = await startStory([makeEvent()], sunday)
  let count = 0
  story.pipeline.push = {
    addressFor: (kind) => `https://afterword.example/push/${kind}`,
    openPush: ({ role }) => (role === 'calendar' ? service.port : null),
    newId: () => `channel-${++count}`,
  }
  await story.passAt('2026-03-01T12:15:00Z')
  const looked: string[] = []
  const { db, pipeline } = story
  const server = createWebServer(db, pipeline.key, {
    readers: new Map([['memory', readBody]]),
    receive: async (knocks) =>
      void looked.push(...(await receiveKnocks(db, pipeline.key, knocks, story.now()))),
  })
  const knock = (payload: object | string, path = '/push/memory') =>
    server.inject({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, payload })
  const [target] = service.targets
  if (!target) throw new Error('nothing was subscribed to')
  return { ...service, story, looked, knock, target }
}

describe('a service that knocks', () => {
  it('is asked to, with a secret, where the page can be reached', async () => {
    const { target, story } = await subscribed()
    expect(target).toMatchObject({
      address: 'https://afterword.example/push/memory',
      id: 'channel-1',
      until: '2026-03-08T12:15:00.000Z',
    })
    expect(target.secret.length).toBeGreaterThanOrEqual(32)
    expect(await listChannels(story.db, story.user.id)).toHaveLength(1)
  })

  it('is not asked again before its promise nears its end, then renewed under a new name', async () => {
    const { story, targets, renewed } = await subscribed()
    await story.passAt('2026-03-01T23:00:00Z')
    expect(targets).toHaveLength(1)
    await story.passAt('2026-03-02T00:30:00Z')
    expect(renewed).toEqual(['service-1'])
    expect((await listChannels(story.db, story.user.id)).map(({ id }) => id)).toEqual(['channel-2'])
  })

  it('that prolongs a subscription goes on under its name, and is still believed', async () => {
    const { story, knock, target, looked } = await subscribed('prolongs')
    await story.passAt('2026-03-02T00:30:00Z')
    expect((await listChannels(story.db, story.user.id)).map(({ id }) => id)).toEqual([target.id])
    await knock({ id: target.id, secret: target.secret, reason: 'changed' })
    expect(looked).toEqual([story.user.id])
  })

  it('has us look, when it knows the secret', async () => {
    const { knock, target, looked, story } = await subscribed()
    const { statusCode } = await knock({ id: target.id, secret: target.secret, reason: 'changed' })
    expect(statusCode).toBe(202)
    expect(looked).toEqual([story.user.id])
  })

  it('that knocks twice is heard as once is', async () => {
    const { target, story } = await subscribed()
    const knock = { id: target.id, reference: null, secret: target.secret, reason: 'changed' as const }
    const users = await receiveKnocks(story.db, story.pipeline.key, [knock, knock], sunday)
    expect(users).toEqual([story.user.id])
  })

  it.each([
    ['a wrong secret', { secret: 'guessed' }],
    ['the secret of a channel that is none', { id: 'channel-9' }],
    ['no secret', { secret: '' }],
  ])('with %s is answered alike, and not believed', async (_, given) => {
    const { knock, target, looked } = await subscribed()
    const body = { id: target.id, secret: target.secret, reason: 'changed', ...given }
    expect((await knock(body)).statusCode).toBe(202)
    expect(looked).toEqual([])
  })

  it('to say that it ended is subscribed to anew in the next pass', async () => {
    const { knock, target, story, targets } = await subscribed()
    await knock({ id: target.id, secret: target.secret, reason: 'ended' })
    expect(await listChannels(story.db, story.user.id)).toEqual([])
    await story.passAt('2026-03-01T12:30:00Z')
    expect(targets).toHaveLength(2)
  })

  it('to be renewed is renewed in the next pass', async () => {
    const { knock, target, story, renewed } = await subscribed()
    await knock({ id: target.id, secret: target.secret, reason: 'renew' })
    await story.passAt('2026-03-01T12:30:00Z')
    expect(renewed).toEqual(['service-1'])
  })

  it('and wants its token back gets it as plain text, never as a page', async () => {
    const { knock } = await subscribed()
    const answer = await knock({ echo: '<script>alert(1)</script>' })
    expect(answer.body).toBe('<script>alert(1)</script>')
    expect(answer.headers['content-type']).toMatch(/^text\/plain/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('with many things to say at once is heard', async () => {
    const { knock } = await subscribed()
    expect((await knock({ echo: 'x'.repeat(200_000) })).statusCode).toBe(200)
  })

  it('at a door that is none finds nobody', async () => {
    const { knock } = await subscribed()
    expect((await knock({}, '/push/elsewhere')).statusCode).toBe(404)
  })
})
