import { describe, expect, it } from 'vitest'
import { createGoogleMailbox } from '../../../src/providers/google/index.ts'
import { draftMessage, mailboxContract } from '../../contracts/mailbox-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { alice, composeOnly, type GoogleCloud, googleCloud, readAndCompose } from './google-cloud.ts'

/** Alice's mailbox, which may be read or may only be given drafts. */
function mailboxOf({ options, account }: GoogleCloud, canReadMail: boolean) {
  const accessToken = async () => account.accessToken({ scopes: canReadMail ? readAndCompose : composeOnly })
  return createGoogleMailbox({ ...options, accessToken, id: 'google-1', accountEmail: alice, canReadMail })
}

async function opened(canReadMail: boolean) {
  // Later than the letter is dated: it is placed when it is due.
  const world = await googleCloud('2026-03-03T16:05:00.000Z')
  return { ...world, world, mailbox: mailboxOf(world, canReadMail), mail: world.account.mail }
}

const message = draftMessage()

mailboxContract('Gmail', async () => {
  const { mailbox, mail } = await opened(true)
  return {
    mailbox,
    edit: async (draft) => void mail.editDraft(draft, { text: 'Another word.' }),
    send: async (draft) => void mail.sendDraft(draft),
    remove: async (draft) => mail.deleteDraft(draft),
  }
})

describe('a draft in Gmail', () => {
  it('is found again after its answer got lost', async () => {
    await using it = await opened(false)
    it.cloud.faults.on({ method: 'POST' }).once(fault.dropAfter)
    await expect(it.mailbox.createDraft(message)).rejects.toMatchObject({ kind: 'temporary' })
    expect(await it.mailbox.findDraft(message)).toMatchObject({ state: 'untouched' })
  })

  it('is untouched although Gmail gave its message another id', async () => {
    await using it = await opened(false)
    const placed = await it.mailbox.createDraft(message)
    const [before] = it.mail.drafts()
    it.mail.editDraft(message, {})
    expect(it.mail.drafts()[0]?.id).not.toBe(before?.id)
    expect(await it.mailbox.readState(message, placed)).toBe('untouched')
  })

  it('with words and HTML in other scripts is found as it was laid', async () => {
    await using it = await opened(false)
    const both = draftMessage({
      text: 'Grüße – 你好  \nAlice\n',
      html: '<p>Grüße – 你好</p>\n<p>Alice</p>\n',
    })
    const placed = await it.mailbox.createDraft(both)
    expect(await it.mailbox.findDraft(both)).toEqual({ ...placed, state: 'untouched' })
  })

  it.each([
    ['its text', { text: 'Another word.' }],
    ['its subject', { subject: 'Another subject' }],
    ['its recipient', { to: ['Bob <bob@lumenlive.example>'] }],
  ])('is edited when somebody changed %s', async (_what, edit) => {
    await using it = await opened(false)
    const placed = await it.mailbox.createDraft(message)
    it.mail.editDraft(message, edit)
    expect(await it.mailbox.readState(message, placed)).toBe('edited')
    expect(await it.mailbox.withdrawDraft(message, placed)).toBe('edited')
    expect(it.mail.drafts()).toHaveLength(1)
  })

  it('is edited, not deleted, when a program wrote it anew in the same thread', async () => {
    await using it = await opened(false)
    const placed = await it.mailbox.createDraft(message)
    it.mail.editDraft(message, { text: 'Mine now.', rewritten: true })
    expect(await it.mailbox.readState(message, placed)).toBe('edited')
  })

  it('that was edited a moment before is not withdrawn', async () => {
    await using it = await opened(false)
    const placed = await it.mailbox.createDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('untouched')
    it.mail.editDraft(message, { text: 'Wait.' })
    expect(await it.mailbox.withdrawDraft(message, placed)).toBe('edited')
  })

  it('counts as deleted when it is gone and mail may not be read: a letter that was perhaps never sent is not referred to', async () => {
    await using it = await opened(false)
    const placed = await it.mailbox.createDraft(message)
    it.mail.sendDraft(message)
    expect(await it.mailbox.readState(message, placed)).toBe('deleted')
  })

  it('can be opened by a link for this account, whatever becomes of it', async () => {
    await using it = await opened(false)
    const { link } = await it.mailbox.createDraft(message)
    expect(link).toBe(
      'https://mail.google.com/mail/u/?authuser=alice%40example.org#search/rfc822msgid%3Athank-you.1.abc%40example.org',
    )
  })

  it('keeps line breaks in names and subjects out of its headers', async () => {
    await using it = await opened(false)
    const to = { name: 'Zoë\r\nBcc: eve@evil.example', email: 'zoe@lumenlive.example' }
    await it.mailbox.createDraft(draftMessage({ to, subject: 'Hello\r\nBcc: eve@evil.example' }))
    const [draft] = it.mail.drafts()
    expect(draft?.bcc).toEqual([])
    expect(draft?.to.map(({ email }) => email)).toEqual(['zoe@lumenlive.example'])
  })

  it('with accents and an address in another script arrives as it was written', async () => {
    await using it = await opened(false)
    const to = { name: '張偉', email: 'zoe@lumenlive.example' }
    await it.mailbox.createDraft(draftMessage({ to, text: 'Grüße – 你好\n' }))
    expect(it.mail.drafts()[0]).toMatchObject({
      to: [{ name: '張偉' }],
      text: expect.stringContaining('Grüße – 你好'),
    })
  })
})

describe('a draft in Gmail that goes on with a thread', () => {
  it('has the thread, both headers and the subject', async () => {
    await using it = await opened(false)
    const received = it.mail.receive({ from: 'zoe@lumenlive.example', subject: 'Interview', text: 'Hello' })
    await it.mailbox.createDraft(
      draftMessage({
        subject: 'Re: Interview',
        thread: ['<first@lumenlive.example>', received.messageId],
        conversation: received.threadId,
      }),
    )
    expect(it.mail.drafts()[0]).toMatchObject({
      threadId: received.threadId,
      inReplyTo: received.messageId,
      references: ['<first@lumenlive.example>', received.messageId],
      subject: 'Re: Interview',
    })
  })

  it('is laid without it when the thread is gone', async () => {
    await using it = await opened(false)
    await it.mailbox.createDraft(
      draftMessage({ conversation: 'no-such-thread', thread: ['<gone@x.example>'] }),
    )
    expect(it.mail.drafts()).toHaveLength(1)
  })
})

describe('the sender of a draft in Gmail', () => {
  const job = { name: 'Alice Archer', email: 'alice@archer.example' }

  it('is the account where the address is not known to be its own', async () => {
    await using it = await opened(false)
    await it.mailbox.createDraft(draftMessage({ from: job }))
    expect(it.mail.drafts()[0]?.from).toEqual({ name: 'Alice Archer', email: alice })
  })
})
