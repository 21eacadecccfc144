import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import {
  createGoogleCalendar,
  createGoogleMailbox,
  createGooglePush,
  createGoogleSender,
} from '../../../src/providers/google/index.ts'
import { endOfRead } from '../../contracts/calendar-harness.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { alice, type GoogleCloud, googleCloud, read } from './google-cloud.ts'

/** Google's own descriptions of its APIs lie beside the repository, or do not. */
const contracts = fileURLToPath(new URL('../../../../shared/contracts', import.meta.url))

it.skipIf(!existsSync(contracts))(
  'Google is asked for nothing that its own descriptions in ../shared/contracts do not know',
  async () => {
    await using world = await googleCloud('2026-03-03T16:05:00.000Z', { contracts })
    await useCalendar(world)
    await useMail(world)
    expect(world.cloud.contracts?.checked).toBe(world.cloud.requests.all().length)
    expect(world.cloud.contracts?.checked).toBeGreaterThan(25)
    expect(world.cloud.contracts?.violations).toEqual([])
  },
)

async function useCalendar({ options, account, cloud }: GoogleCloud): Promise<void> {
  for (const title of ['One', 'Two']) account.calendar().add({ title, start: '2026-05-06T08:00:00Z' })
  const calendar = createGoogleCalendar({ ...options, calendarId: 'primary' })
  const short = cloud.faults.on({ path: '/events' }).always(fault.shortPages(1))
  const { cursor } = endOfRead(await read(calendar))
  short.stop()
  await read(calendar, cursor)
  const push = createGooglePush({ ...options, calendarId: 'primary' })
  const target = { address: 'http://127.0.0.1:9/', id: 'c-1', secret: 's', until: '2026-03-05T00:00:00.000Z' }
  const { reference } = await push.subscribe(target)
  await push.unsubscribe(reference)
}

async function useMail({ options, account, cloud }: GoogleCloud): Promise<void> {
  const mailbox = createGoogleMailbox({ ...options, id: 'm', accountEmail: alice, canReadMail: true })
  const { mail } = account
  const { messageId, threadId } = mail.receive({ from: 'zoe@lumenlive.example', subject: 'Interview' })
  cloud.faults.on({ method: 'GET' }).always(fault.shortPages(1))
  const thread = { subject: 'Re: Interview', thread: [messageId], conversation: threadId }
  const message = draftMessage({ ...thread, from: { name: 'Alice', email: 'alice@archer.example' } })
  const placed = await mailbox.createDraft(message)
  await mailbox.createDraft(draftMessage({ messageId: '<other@example.org>' }))
  await mailbox.findDraft(message)
  await mailbox.withdrawDraft(message, placed)
  await mailbox.readState(message, placed)
  await mailbox.conversations?.messagesWith({
    people: ['zoe@lumenlive.example'],
    domains: ['lumenlive.example'],
    since: '2026-03-01T00:00:00.000Z',
  })
  const sender = createGoogleSender({ ...options, accountEmail: ownAddress, canReadMail: true })
  const digest = digestTo(ownAddress)
  const prepared = await sender.prepare?.(digest)
  mail.editDraft(digest, { text: 'Changed' })
  await sender.send(digest, prepared ?? null)
  await sender.findSent(digest.messageId, prepared ?? null)
}
