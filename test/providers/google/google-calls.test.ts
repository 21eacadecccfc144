import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { createGoogleMailbox, createGoogleTasks } from '../../../src/providers/google/index.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { alice, calendarOf, composeOnly, googleCloud, read, tokens } from './google-cloud.ts'

type Fault = ReturnType<typeof fault.gone>

async function failing(what: Fault) {
  const world = await googleCloud()
  world.cloud.faults.on().always(what)
  const failure = await read(calendarOf(world)).catch((error: unknown) => error)
  if (!(failure instanceof ProviderError)) throw new Error('It did not fail with a ProviderError.')
  await world[Symbol.asyncDispose]()
  return { failure, waits: world.waits, requests: world.cloud.requests.all().length }
}

describe('a read that Google refuses', () => {
  it('is tried again with growing pauses while the trouble may pass', async () => {
    const { failure, waits, requests } = await failing(fault.serverError)
    expect(failure.kind).toBe('temporary')
    expect(waits).toEqual([500, 1000, 2000])
    expect(requests).toBe(4)
  })

  it('goes well when the trouble has passed', async () => {
    await using world = await googleCloud()
    world.cloud.faults.on().once(fault.dropBefore)
    world.cloud.faults.on().once(fault.truncated)
    expect(await read(calendarOf(world))).toHaveLength(1)
  })

  it('waits as long as Google asks when that is short', async () => {
    await using world = await googleCloud()
    world.cloud.faults.on().once(fault.tooManyRequests(3))
    await read(calendarOf(world))
    expect(world.waits).toEqual([3000])
  })

  it('is given up at once when Google asks for a long pause, and says how long', async () => {
    const { failure, requests } = await failing(fault.tooManyRequests(120))
    expect(failure).toMatchObject({ kind: 'rate-limit', retryAfterSeconds: 120 })
    expect(requests).toBe(1)
  })

  it('measures a pause that is given as a date by the clock of the server', async () => {
    const headers = { 'retry-after': 'Fri, 01 May 2026 08:02:00 GMT', date: 'Fri, 01 May 2026 08:00:00 GMT' }
    const { failure } = await failing(fault.answer(429, {}, headers))
    expect(failure).toMatchObject({ kind: 'rate-limit', retryAfterSeconds: 120 })
  })

  it('is a rate limit, not a missing permission, when 403 says rateLimitExceeded', async () => {
    const { failure } = await failing(fault.rateLimitExceeded)
    expect(failure.kind).toBe('rate-limit')
  })

  it('asks for the missing permission when 403 says insufficientPermissions', async () => {
    const { failure, requests } = await failing(fault.insufficientPermissions)
    expect(failure).toMatchObject({ kind: 'auth', message: expect.stringContaining('every box ticked') })
    expect(requests).toBe(1)
  })

  it('says which API is to be switched on when the project never enabled it', async () => {
    const body = { error: { code: 403, errors: [{ reason: 'accessNotConfigured' }] } }
    const { failure } = await failing(fault.answer(403, body))
    expect(failure).toMatchObject({ kind: 'permanent', message: expect.stringContaining('switched off') })
  })
})

it('a read that is called off stops at once and is no trouble of Google', async () => {
  await using world = await googleCloud()
  const calledOff = AbortSignal.abort(new Error('called off'))
  await expect(read(calendarOf(world), null, { signal: calledOff })).rejects.toThrow('called off')
  expect(world.waits).toEqual([])
})

describe('an access token that Google refuses', () => {
  it('is replaced once, and the request goes well', async () => {
    await using world = await googleCloud()
    const { accessToken, refused } = tokens('old', world.account.accessToken())
    const calendar = calendarOf({ ...world, options: { ...world.options, accessToken } })
    expect(await read(calendar)).toHaveLength(1)
    expect(refused).toEqual(['old'])
    expect(world.cloud.requests.all()).toHaveLength(2)
  })

  it('and the next one too, is a connection that has to be made again', async () => {
    await using world = await googleCloud()
    const { accessToken, refused } = tokens('old', 'older')
    const calendar = calendarOf({ ...world, options: { ...world.options, accessToken } })
    await expect(read(calendar)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('afterword connect google'),
    })
    expect(refused).toEqual(['old'])
  })

  it('that cannot be had tells why, in the words of whoever gives tokens', async () => {
    await using world = await googleCloud()
    const told = new ProviderError('google', 'temporary', 'The sign-in of Google does not answer.')
    const accessToken = () => Promise.reject(told)
    await expect(read(calendarOf({ ...world, options: { ...world.options, accessToken } }))).rejects.toBe(
      told,
    )
  })
})

describe('a write', () => {
  it('is never repeated by itself: its answer may be all that was lost', async () => {
    await using world = await googleCloud()
    const mailbox = createGoogleMailbox({
      ...world.options,
      id: 'm',
      accountEmail: alice,
      canReadMail: false,
    })
    world.cloud.faults.on({ method: 'POST' }).once(fault.dropAfter)
    await expect(mailbox.createDraft(draftMessage())).rejects.toMatchObject({ kind: 'temporary' })
    expect(world.cloud.requests.matching('POST', '/drafts')).toHaveLength(1)
    expect(world.account.mail.drafts()).toHaveLength(1)
  })
})

describe('what is told of a failure', () => {
  it('holds no token, no header, no address and nothing of a message', async () => {
    await using world = await googleCloud()
    const token = world.account.accessToken({ scopes: composeOnly })
    const options = { ...world.options, accessToken: async () => token }
    const mailbox = createGoogleMailbox({ ...options, id: 'm', accountEmail: alice, canReadMail: false })
    const message = draftMessage({ text: 'Confidential words', subject: 'Confidential subject' })
    const body = {
      error: { code: 500, message: 'Confidential answer', errors: [{ reason: 'no word at all' }] },
    }
    world.cloud.faults.on().always(fault.answer(500, body))
    const steps = [
      () => mailbox.createDraft(message),
      () => mailbox.findDraft(message),
      () => createGoogleTasks(options).list(),
      () => read(calendarOf({ ...world, options }, 'secret@group.calendar.google.com')),
    ]
    for (const step of steps) {
      const error = await step().catch((thrown: unknown) => thrown)
      const told = inspect(error, { depth: 20, showHidden: true, getters: true })
      expect(told).toMatch(/HTTP 500/)
      for (const secret of [
        token,
        'Bearer',
        'onfidential',
        'zoe@',
        'secret@',
        Buffer.from('Confid').toString('base64url'),
      ]) {
        expect(told).not.toContain(secret)
      }
    }
  })
})
