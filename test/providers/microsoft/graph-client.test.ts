import { inspect } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createGraphClient } from '../../../src/providers/microsoft/graph-client.ts'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { createMicrosoftPush } from '../../../src/providers/microsoft/microsoft-push.ts'
import { createMicrosoftSender } from '../../../src/providers/microsoft/microsoft-sender.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { contractRequest } from '../../contracts/calendar-harness.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'
import { type RecordingServer, type Reply, recordingServer } from './recording-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function fake() {
  const made = await fakeAccount()
  open.push(made)
  return { ...made, client: createGraphClient(made.access) }
}

async function server(...replies: Reply[]): Promise<RecordingServer> {
  let count = 0
  const made = await recordingServer(() => replies[Math.min(count++, replies.length - 1)] ?? {})
  open.push(made)
  return made
}

const anything = z.unknown()
const failureOf = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable('it should have failed'),
    (error: unknown) => error,
  )

describe('a call to Graph', () => {
  it('asks for ids that stay and for times in UTC, whatever the call', async () => {
    const { access, requests } = await server({
      body: { id: 'x', value: [], '@odata.deltaLink': 'me/x', expirationDateTime: '2026-05-04T00:00:00Z' },
    })
    const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: true })
    const message = draftMessage()
    await Array.fromAsync(createMicrosoftCalendar({ ...access, calendarId: 'c' }).read(contractRequest(null)))
    const placed = await mailbox.createDraft(message)
    await mailbox.findDraft(message)
    await mailbox.withdrawDraft(message, placed)
    await mailbox.conversations?.messagesWith({ people: ['a@b.example'], domains: [], since: '2026-01-01' })
    await createMicrosoftSender(access).send(digestTo(ownAddress))
    const push = createMicrosoftPush({
      ...access,
      calendarId: 'c',
      clock: fixedClock('2026-05-01T00:00:00Z'),
    })
    const target = { address: 'https://a.example/', id: 'i', secret: 's', until: '2026-05-04T00:00:00.000Z' }
    await push.unsubscribe((await push.subscribe(target)).reference)
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST', 'PATCH', 'DELETE']))
    for (const { headers, path } of requests) {
      expect(headers.prefer, path).toContain('IdType="ImmutableId"')
      expect(headers.prefer, path).toContain('outlook.timezone="UTC"')
    }
  })

  it('is never one of more than four for one mailbox, of which calendar and sender are parts', async () => {
    const { cloud, account, access } = await fake()
    const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: true })
    const calendar = createMicrosoftCalendar({ ...access, calendarId: account.calendar().id })
    const sender = createMicrosoftSender({ ...access, accountEmail: access.accountEmail.toUpperCase() })
    cloud.faults.on().always(fault.delay(5))
    await Promise.all([
      ...Array.from({ length: 8 }, () => mailbox.findDraft(draftMessage())),
      ...Array.from({ length: 4 }, () => Array.fromAsync(calendar.read(contractRequest(null)))),
      ...Array.from({ length: 4 }, () => sender.findSent('<none@example.org>')),
    ])
    expect(cloud.requests.highestConcurrency).toBe(4)
  })

  it('that reads is tried again a few times, with longer and longer pauses', async () => {
    const { cloud, client, waits } = await fake()
    cloud.faults.on().times(3, fault.unavailable())
    await client.get({ path: 'me/calendars' }, anything)
    expect(waits).toEqual([500, 1000, 2000])
    cloud.faults.on().times(4, fault.truncated)
    expect(await failureOf(client.get({ path: 'me/calendars' }, anything))).toMatchObject({
      kind: 'temporary',
    })
  })

  it('does not come back at the same moment as all others', async () => {
    const { access, cloud } = await fake()
    const waits: number[] = []
    const sleep = async (milliseconds: number) => void waits.push(milliseconds)
    for (const random of [0, 0.999]) {
      cloud.faults.on().once(fault.serverError)
      await createGraphClient({ ...access, random: () => random, sleep }).get(
        { path: 'me/calendars' },
        anything,
      )
    }
    expect(waits[0]).toBe(250)
    expect(waits[1]).toBeGreaterThan(740)
  })

  it('waits as long as Microsoft asks when that is short', async () => {
    const { cloud, client, waits } = await fake()
    cloud.faults.on().once(fault.tooManyRequests(3))
    await client.get({ path: 'me/calendars' }, anything)
    expect(waits).toEqual([3000])
  })

  it('tells how long Microsoft wants to be left alone when that is long', async () => {
    const { cloud, client, waits } = await fake()
    for (const one of [fault.tooManyRequests(120), fault.unavailable(120)]) {
      cloud.faults.clear()
      cloud.faults.on().always(one)
      const error = await failureOf(client.get({ path: 'me/calendars' }, anything))
      expect(error).toMatchObject({ kind: 'rate-limit', retryAfterSeconds: 120 })
    }
    expect(waits).toEqual([])
  })

  it("reads a time to wait until by Microsoft's own clock", async () => {
    const headers = { date: 'Fri, 01 May 2026 08:00:00 GMT', 'retry-after': 'Fri, 01 May 2026 08:02:00 GMT' }
    const { access } = await server({ status: 429, headers })
    const error = await failureOf(createGraphClient(access).get({ path: 'me' }, anything))
    expect(error).toMatchObject({ kind: 'rate-limit', retryAfterSeconds: 120 })
  })

  it('that writes is never repeated, not even where the library would', async () => {
    for (const one of [fault.unavailable(1), fault.tooManyRequests(1), fault.serverError, fault.dropAfter]) {
      const { cloud, account, access } = await fake()
      cloud.faults.on({ method: 'POST' }).always(one)
      const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: false })
      await failureOf(mailbox.createDraft(draftMessage()))
      expect(cloud.requests.matching('POST', 'messages')).toHaveLength(1)
      expect(account.mail.drafts().length).toBeLessThanOrEqual(1)
    }
  })

  it('whose token was refused gets another one, once', async () => {
    const { cloud, account, client, refused } = await fake()
    account.revoke()
    await client.get({ path: 'me/calendars' }, anything)
    expect(refused).toHaveLength(1)
    cloud.requests.clear()
    cloud.faults.on().always(fault.unauthorized)
    const error = await failureOf(client.get({ path: 'me/calendars' }, anything))
    expect(error).toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('afterword connect microsoft'),
    })
    expect(cloud.requests.all()).toHaveLength(2)
  })

  it('fails as the token does when none is to be had, without asking for it again and again', async () => {
    const { access, cloud, waits } = await fake()
    const failure = new ProviderError('microsoft', 'temporary', 'The sign-in cannot be reached: try again.')
    const without = { ...access, accessToken: () => Promise.reject(failure) }
    expect(await failureOf(createGraphClient(without).get({ path: 'me' }, anything))).toBe(failure)
    expect([waits, cloud.requests.all()]).toEqual([[], []])
  })

  it('never takes its token to another server, whatever a link says', async () => {
    const other = await server({})
    const { access } = await server({ body: { value: [1], '@odata.nextLink': `${other.url}/v1.0/me/steal` } })
    const calendar = createMicrosoftCalendar({ ...access, calendarId: 'c' })
    await failureOf(Array.fromAsync(calendar.read(contractRequest(null))))
    expect(other.requests).toEqual([])
    const redirect = await server({ status: 302, headers: { location: `${other.url}/v1.0/me` } })
    await failureOf(createGraphClient(redirect.access).get({ path: 'me' }, anything))
    expect(other.requests).toEqual([])
  })

  it('that fails tells no token, address or text of anybody', async () => {
    const replies = [401, 403, 404, 400, 429, 500].map((status) => ({
      status,
      body: { error: { code: 'Err', message: 'alice@example.org secret-token said: Dear Zoë' } },
    }))
    const errors: unknown[] = []
    for (const reply of replies) {
      const { access } = await server(reply)
      const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: false })
      errors.push(await failureOf(mailbox.createDraft(draftMessage())))
    }
    const gone = await server({})
    await gone.close()
    errors.push(await failureOf(createGraphClient(gone.access).get({ path: 'me' }, anything)))
    for (const error of errors) {
      expect(error).toBeInstanceOf(ProviderError)
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(
        /secret-token|alice@|Zoë|zoe@|Bearer/,
      )
    }
    expect(errors.map((error) => (error as ProviderError).kind)).toEqual([
      'auth',
      'auth',
      'permanent',
      'permanent',
      'rate-limit',
      'temporary',
      'temporary',
    ])
  })

  it('ends with the reason of who called it off', async () => {
    const { client } = await fake()
    const reason = new Error('the pass was stopped')
    expect(await failureOf(client.get({ path: 'me', signal: AbortSignal.abort(reason) }, anything))).toBe(
      reason,
    )
  })
})
