import { describe, expect, it } from 'vitest'
import { createGoogleMailbox } from '../../../src/providers/google/index.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { alice, googleCloud } from './google-cloud.ts'

/** Alice's mailbox, which Afterword may read. */
async function opened() {
  const world = await googleCloud('2026-03-03T16:05:00.000Z')
  const mailbox = createGoogleMailbox({
    ...world.options,
    id: 'google-1',
    accountEmail: alice,
    canReadMail: true,
  })
  return { ...world, mailbox, mail: world.account.mail }
}

const message = draftMessage()
const zoe = 'Zoë Müller-Öz <zoe@lumenlive.example>'

describe('a sent draft, where mail may be read', () => {
  it('is recognised by its Message-ID', async () => {
    await using it = await opened()
    const placed = await it.mailbox.createDraft(message)
    it.mail.sendDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('sent')
  })

  it('is recognised by its reference when Gmail gave it another Message-ID', async () => {
    await using it = await opened()
    it.account.rewriteMessageIds()
    const placed = await it.mailbox.createDraft(draftMessage({ subject: 'A' }))
    it.mail.editDraft(message, { subject: 'Quite another subject' })
    it.mail.sendDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('sent')
  })

  it('is recognised by recipient, subject and time when a program wrote all of it anew', async () => {
    await using it = await opened()
    it.account.rewriteMessageIds()
    const placed = await it.mailbox.createDraft(message)
    const { messageId } = it.mail.editDraft(message, { text: 'Mine.', rewritten: true })
    it.mail.sendDraft({ messageId })
    expect(await it.mailbox.readState(message, placed)).toBe('sent')
    expect(await it.mailbox.withdrawDraft(message, placed)).toBe('sent')
  })

  it('is not taken for one that was deleted, nor a deleted one for it', async () => {
    await using it = await opened()
    const placed = await it.mailbox.createDraft(message)
    it.mail.writeAndSend({ to: [zoe], subject: 'About something else', text: 'Hello' })
    it.mail.deleteDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('deleted')
  })

  it('is not an earlier letter with the same subject to the same person', async () => {
    await using it = await opened()
    it.clock.now = '2026-03-01T09:00:00.000Z'
    it.mail.writeAndSend({ to: [zoe], subject: message.subject, text: 'Hello' })
    it.clock.now = '2026-03-03T16:05:00.000Z'
    const placed = await it.mailbox.createDraft(message)
    it.mail.deleteDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('deleted')
  })

  it('is found after a crash that forgot where it was laid', async () => {
    await using it = await opened()
    await it.mailbox.createDraft(message)
    it.mail.sendDraft(message)
    const found = await it.mailbox.findDraft(message)
    expect(found?.state).toBe('sent')
    if (found) expect(await it.mailbox.readState(message, found)).toBe('sent')
  })

  it('in a thread is the answer there, also where the user began another since', async () => {
    await using it = await opened()
    it.account.rewriteMessageIds()
    const received = it.mail.receive({ from: zoe, subject: 'Interview', text: 'When?' })
    const reply = draftMessage({
      subject: 'Re: Interview',
      thread: [received.messageId],
      conversation: received.threadId,
    })
    const placed = await it.mailbox.createDraft(reply)
    it.clock.now = '2026-03-03T17:00:00.000Z'
    const { messageId } = it.mail.editDraft(reply, { text: 'Mine.', rewritten: true })
    it.mail.sendDraft({ messageId })
    it.mail.writeDraft({ to: [zoe], subject: 'Re: Interview', inReplyTo: received })
    expect(await it.mailbox.readState(reply, placed)).toBe('sent')
  })
})

describe('a draft that answers, where mail may be read', () => {
  it('joins the thread of the message it answers, also when only its Message-ID is known', async () => {
    await using it = await opened()
    const sent = it.mail.writeAndSend({ to: [zoe], subject: 'Thank you' })
    await it.mailbox.createDraft(draftMessage({ subject: 'Re: Thank you', thread: [sent.messageId] }))
    expect(it.mail.drafts()[0]?.threadId).toBe(sent.threadId)
  })

  it('does not join a thread that lies in the trash, where nobody would see it', async () => {
    await using it = await opened()
    const received = it.mail.receive({ from: zoe, subject: 'Interview' })
    it.mail.move(received, 'trash')
    await it.mailbox.createDraft(draftMessage({ subject: 'Re: Interview', thread: [received.messageId] }))
    expect(it.mail.drafts()[0]?.threadId).not.toBe(received.threadId)
  })
})

describe('the sender of a draft, where mail may be read', () => {
  const job = { name: 'Alice Archer', email: 'Alice@Archer.example' }

  it("is another address of the account's own", async () => {
    await using it = await opened()
    it.account.addSendAs({ email: 'alice@archer.example', name: 'Alice' })
    await it.mailbox.createDraft(draftMessage({ from: job }))
    expect(it.mail.drafts()[0]?.from.email.toLowerCase()).toBe('alice@archer.example')
  })

  it("is the account itself for an address that is not the account's own", async () => {
    await using it = await opened()
    await it.mailbox.createDraft(draftMessage({ from: job }))
    expect(it.mail.drafts()[0]?.from.email).toBe(alice)
  })
})
