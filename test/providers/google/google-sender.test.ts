import { describe, expect, it } from 'vitest'
import { createGoogleSender } from '../../../src/providers/google/index.ts'
import { digestTo, ownAddress, senderContract } from '../../contracts/sender-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { composeOnly, googleCloud, readAndCompose } from './google-cloud.ts'

async function opened(canReadMail: boolean) {
  const world = await googleCloud('2026-03-02T07:00:00.000Z')
  const accessToken = async () =>
    world.account.accessToken({ scopes: canReadMail ? readAndCompose : composeOnly })
  const sender = createGoogleSender({
    ...world.options,
    accessToken,
    accountEmail: ownAddress,
    canReadMail,
  })
  const prepare = async () => (await sender.prepare?.(message)) ?? ''
  return { ...world, sender, prepare, mail: world.account.mail }
}

const message = digestTo(ownAddress)

senderContract('Gmail', async () => (await opened(true)).sender)

describe('a digest through Gmail, with leave to lay drafts only', () => {
  it('is laid ready and sent once, to the user alone', async () => {
    await using it = await opened(false)
    const prepared = await it.prepare()
    expect(it.mail.sent()).toHaveLength(0)
    const { link } = await it.sender.send(message, prepared)
    const [sent] = it.mail.sent()
    expect(sent).toMatchObject({ to: [{ email: ownAddress }], messageId: message.messageId })
    expect(sent?.headers).toContainEqual(['List-Unsubscribe', '<https://afterword.example/u/1>'])
    expect(link).toBe(`https://mail.google.com/mail/u/?authuser=alice%40example.org#all/${sent?.id}`)
  })

  it('was not sent while its draft lies there, and was when the draft is gone', async () => {
    await using it = await opened(false)
    const prepared = await it.prepare()
    expect(await it.sender.findSent(message.messageId, prepared)).toBeNull()
    it.cloud.faults.on({ path: '/drafts/send' }).once(fault.dropAfter)
    await expect(it.sender.send(message, prepared)).rejects.toMatchObject({ kind: 'temporary' })
    expect(await it.sender.findSent(message.messageId, prepared)).toEqual({ link: null })
    expect(it.mail.sent()).toHaveLength(1)
  })

  it('that was laid ready before a crash is taken up again, not laid twice', async () => {
    await using it = await opened(false)
    it.cloud.faults.on({ method: 'POST', path: '/drafts' }).once(fault.dropAfter)
    await expect(it.prepare()).rejects.toMatchObject({ kind: 'temporary' })
    expect(await it.sender.findSent(message.messageId, null)).toBeNull()
    const prepared = await it.prepare()
    expect(it.mail.drafts()).toHaveLength(1)
    await it.sender.send(message, prepared)
    expect({ drafts: it.mail.drafts(), sent: it.mail.sent().length }).toEqual({ drafts: [], sent: 1 })
  })

  it('goes out as it was written, to nobody who was added to its draft meanwhile', async () => {
    await using it = await opened(false)
    const prepared = await it.prepare()
    it.mail.editDraft(message, { to: [ownAddress, 'eve@evil.example'], text: 'Changed' })
    await it.sender.send(message, prepared)
    expect(it.mail.sent()).toMatchObject([{ to: [{ email: ownAddress }], subject: message.subject }])
    expect(it.mail.sent()[0]?.text).toContain('Two interviews this week.')
  })

  it('is neither laid ready nor sent for anybody else', async () => {
    await using it = await opened(false)
    const other = digestTo('bob@lumenlive.example')
    await expect(it.sender.prepare?.(other)).rejects.toMatchObject({ kind: 'permanent' })
    const prepared = await it.prepare()
    await expect(it.sender.send(other, prepared)).rejects.toMatchObject({ kind: 'permanent' })
    expect(it.mail.sent()).toEqual([])
  })

  it('whose draft was thrown away before it was sent is not sent at this moment', async () => {
    await using it = await opened(false)
    const prepared = await it.prepare()
    it.mail.deleteDraft(message)
    await expect(it.sender.send(message, prepared)).rejects.toMatchObject({ kind: 'temporary' })
  })
})
