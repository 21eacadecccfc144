import { afterEach, describe, expect, it } from 'vitest'
import { createMicrosoftSender } from '../../../src/providers/microsoft/microsoft-sender.ts'
import { digestTo, ownAddress } from '../../contracts/sender-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function alice() {
  const made = await fakeAccount()
  open.push(made)
  return { ...made, mail: made.account.mail, sender: createMicrosoftSender(made.access) }
}

const digest = digestTo(ownAddress)
type Alice = Awaited<ReturnType<typeof alice>>

/** What the pipeline does in a pass: asks after a crash, lays ready once, sends. Answers what it wrote down. */
async function pass({ sender }: Alice, known: { began: boolean; prepared: string | null }): Promise<void> {
  const found = known.began ? await sender.findSent(digest.messageId, known.prepared) : null
  known.began = true
  if (found) return
  known.prepared ??= (await sender.prepare?.(digest)) ?? null
  await sender.send(digest, known.prepared)
}

describe('the digest at Microsoft', () => {
  it('keeps its headers, those too that Graph lets nobody set', async () => {
    const { mail, sender } = await alice()
    await sender.send(digest)
    const [sent] = mail.sent()
    expect(sent?.headers).toContainEqual(['List-Unsubscribe', '<https://afterword.example/u/1>'])
    expect(sent).toMatchObject({
      messageId: digest.messageId,
      to: [{ email: ownAddress }],
      html: digest.html,
    })
    expect(mail.inbox()).toHaveLength(1)
  })

  it('sends the draft that was laid ready, and that one only', async () => {
    const { cloud, mail, sender } = await alice()
    const prepared = await sender.prepare?.(digest)
    expect(mail.drafts()).toHaveLength(1)
    await sender.send(digest, prepared)
    expect([mail.drafts().length, mail.sent().length]).toEqual([0, 1])
    expect(cloud.requests.matching('POST', 'send').map(({ path }) => path)).toEqual([
      `/v1.0/me/messages/${prepared}/send`,
    ])
  })

  it.each([
    ['before the draft was made', 'POST', /messages$/, fault.dropBefore],
    ['after the draft was made', 'POST', /messages$/, fault.dropAfter],
    ['before it was sent', 'POST', /send$/, fault.dropBefore],
    ['after it was sent', 'POST', /send$/, fault.dropAfter],
  ] as const)('is sent exactly once when the line breaks %s', async (_, method, path, one) => {
    const it = await alice()
    const known = { began: false, prepared: null }
    it.cloud.faults.on({ method, path }).once(one)
    await expect(pass(it, known)).rejects.toMatchObject({ kind: 'temporary' })
    await pass(it, known)
    expect(it.mail.sent()).toHaveLength(1)
    expect(it.mail.drafts()).toEqual([])
  })

  it('is not sent again while it is on its way and in no folder', async () => {
    const { cloud, mail, sender } = await alice()
    const prepared = await sender.prepare?.(digest)
    await sender.send(digest, prepared)
    cloud.faults.on({ method: 'GET', path: `${prepared}` }).always(fault.notFound)
    await expect(sender.send(digest, prepared)).rejects.toMatchObject({ kind: 'temporary' })
    expect(mail.sent()).toHaveLength(1)
  })

  it('is not sent twice when sending is asked for twice', async () => {
    const { mail, sender } = await alice()
    const prepared = await sender.prepare?.(digest)
    await sender.send(digest, prepared)
    await sender.send(digest, prepared)
    expect(mail.sent()).toHaveLength(1)
  })

  it('goes to nobody else, even if somebody changed the draft that lay ready', async () => {
    const { mail, sender } = await alice()
    const prepared = await sender.prepare?.(digest)
    mail.editDraft(digest, { to: [ownAddress, 'bob@acme.example'] })
    await sender.send(digest, prepared)
    expect(mail.sent()).toMatchObject([{ to: [{ email: ownAddress }] }])
    expect(mail.drafts()).toHaveLength(1)
  })

  it('is refused before anything is written when it is for somebody else', async () => {
    const { cloud, sender } = await alice()
    const other = digestTo('bob@acme.example')
    await expect(sender.prepare?.(other)).rejects.toMatchObject({ kind: 'permanent' })
    await expect(sender.send(other, 'AAk1')).rejects.toMatchObject({ kind: 'permanent' })
    expect(cloud.requests.all()).toEqual([])
  })

  it('is found by our mark where Exchange gave it another Message-ID', async () => {
    const { cloud, mail, sender } = await alice()
    const prepared = await sender.prepare?.(digest)
    mail.editDraft(digest, { rewritten: true })
    await sender.send(digest, prepared)
    cloud.requests.clear()
    expect(await sender.findSent(digest.messageId, prepared)).toEqual({ link: null })
    expect(cloud.requests.all()).toHaveLength(1)
  })
})
