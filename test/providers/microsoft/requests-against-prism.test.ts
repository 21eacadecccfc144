import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { createMicrosoftPush } from '../../../src/providers/microsoft/microsoft-push.ts'
import { createMicrosoftSender } from '../../../src/providers/microsoft/microsoft-sender.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import { endOfRead, readAll } from '../../contracts/calendar-harness.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { freePort } from './emulate.ts'
import { fakeAccount } from './fake-account.ts'
import { type Recorded, recordingServer } from './recording-server.ts'

const root = new URL('../../../', import.meta.url)
const description = fileURLToPath(new URL('../shared/contracts/graph-subset.yaml', root))
const haveDescription = existsSync(description)

test("where Microsoft's description of Graph is missing, continuous integration fails", () => {
  expect(haveDescription || !process.env.CI).toBe(true)
})

if (!haveDescription) process.stdout.write('Skipped: requests to Graph, as ../shared/contracts is absent.\n')

describe.skipIf(!haveDescription)("every request to Graph, by Microsoft's own description of it", () => {
  let prism: { url: string; close(): void }
  let asked: Recorded[]
  beforeAll(async () => {
    ;[prism, asked] = await Promise.all([startPrism(), everyRequest()])
  }, 60_000)
  afterAll(() => prism?.close())

  it('is one of many, held against a judge that knows a wrong one', async () => {
    const kinds = new Set(asked.map(({ method, url }) => `${method} ${url.replace(/\?.*/, '')}`))
    expect(kinds.size).toBeGreaterThan(12)
    const wrong = await fetch(`${prism.url}/me/messages?$top=many`, {
      headers: { authorization: 'Bearer x' },
    })
    expect(wrong.status).toBe(422)
  })

  it('is right in its path, its parameters and its body', async () => {
    const wrong: string[] = []
    for (const request of asked) {
      const { method, body } = request
      const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
      const answer = await fetch(`${prism.url}/${described(request)}`, {
        method,
        headers,
        ...(body === '' ? {} : { body }),
      })
      await answer.text()
      if (answer.status >= 400)
        wrong.push(`${method} ${request.path}: ${answer.headers.get('sl-violations')}`)
    }
    expect(wrong).toEqual([])
  })
})

/** The description lists `$expand` without the options inside it, which OData allows (OData 4.01, 5.1.3). */
function described({ url }: Recorded): string {
  return url.replace(/(\$expand=[^&(]*)\([^&]*/, '$1').replace(/(\$expand=[^&]*?)%28[^&]*/i, '$1')
}

/**
 * What our ports ask in a life with everything in it. The description has no To Do, and no MIME, which is described at
 * learn.microsoft.com/graph/outlook-send-mime-message.
 */
async function everyRequest(): Promise<Recorded[]> {
  const fake = await fakeAccount()
  const recorder = await recordingServer(async ({ method, url, headers, body }) => {
    const answer = await fetch(`${fake.access.graphRoot}/${url}`, {
      method,
      headers: {
        authorization: headers.authorization ?? '',
        prefer: `${headers.prefer ?? ''}`,
        'content-type': headers['content-type'] ?? 'application/json',
      },
      ...(body === '' ? {} : { body }),
    })
    const text = await answer.text()
    const moved = text.replaceAll(fake.cloud.microsoft.url, recorder.url)
    return { status: answer.status, body: moved === '' ? null : JSON.parse(moved) }
  })
  const access = { ...fake.access, graphRoot: recorder.access.graphRoot }
  const { account } = fake
  const book = account.calendar()
  const calendar = createMicrosoftCalendar({ ...access, calendarId: book.id })
  const ref = book.add({ title: 'Interview', start: '2026-05-06T08:00:00Z' })
  const { cursor } = endOfRead(await readAll(calendar))
  book.delete(ref)
  await readAll(calendar, cursor)
  book.loopDelta()
  await readAll(calendar)

  const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: true })
  const question = account.mail.receive({ from: 'Zoë <zoe@lumenlive.example>', subject: "It's a question" })
  const about = { people: ['zoe@lumenlive.example'], domains: ['acme.example'], since: '2026-01-01' }
  const [seen] = (await mailbox.conversations?.messagesWith(about)) ?? []
  const html = '<p>Guten Tag</p>'
  const reply = draftMessage({ html, thread: [question.messageId], conversation: seen?.conversation ?? null })
  await mailbox.withdrawDraft(reply, await mailbox.createDraft(reply))
  const letter = draftMessage({ messageId: '<2@example.org>' })
  await mailbox.createDraft(letter)
  await mailbox.findDraft(letter)

  const sender = createMicrosoftSender(access)
  const digest = digestTo(ownAddress)
  await sender.send(digest, await sender.prepare?.(digest))
  await sender.findSent(digest.messageId)

  const push = createMicrosoftPush({ ...access, calendarId: book.id, clock: fixedClock(fake.clock.now) })
  const target = { address: 'https://a.example/p', id: 'p', secret: 's', until: '2026-05-03T00:00:00.000Z' }
  // The stand-in calls the address, where nobody is; the request was made all the same.
  await push.subscribe(target).catch(() => null)
  await push.renew('S1', target).catch(() => null)
  await push.unsubscribe('S1')
  await Promise.all([fake.close(), recorder.close()])
  return recorder.requests.filter(({ headers }) => headers['content-type'] !== 'text/plain')
}

/** A process of its own: read into this one, it would take longer than all other tests of the room together. */
async function startPrism(): Promise<{ url: string; close(): void }> {
  const port = await freePort()
  const program = fileURLToPath(new URL('node_modules/@stoplight/prism-cli/dist/index.js', root))
  const options = ['mock', '-h', '127.0.0.1', '-p', `${port}`, '--errors', description]
  const child = spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (text) => `${text}`.includes('listening on') && resolve())
    child.once('exit', (code) => reject(new Error(`Prism ended with ${code}`)))
  })
  return { url: `http://127.0.0.1:${port}`, close: () => child.kill() }
}
