import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { MailServer } from '../../../src/shared/mail-server.ts'
import { draftMessage, mailboxContract } from '../../contracts/mailbox-contract.ts'
import { hasDovecot } from '../../support/servers/dovecot.ts'
import { type ImapHarness, plain, startImap } from './imap-harness.ts'

describe.skipIf(!hasDovecot)('drafts in Dovecot', () => {
  let imap: ImapHarness
  const open: ImapHarness['open'] = (server, login) => imap.open(server, login)
  beforeAll(async () => {
    imap = await startImap()
  })
  afterEach(() => imap.closeAll())
  afterAll(() => imap.stop())

  const ways: [string, () => MailServer][] = [
    ['IMAP', () => plain(imap.dovecot.port)],
    [
      'IMAP with STARTTLS',
      () => ({
        ...plain(imap.dovecot.port),
        security: 'starttls',
        fingerprint: imap.dovecot.certificate.fingerprint,
      }),
    ],
    [
      'IMAP with TLS',
      () => ({
        ...plain(imap.dovecot.tlsPort),
        security: 'tls',
        fingerprint: imap.dovecot.certificate.fingerprint,
      }),
    ],
  ]
  for (const [name, server] of ways) {
    mailboxContract(name, async () => {
      const { mailbox, another } = open(server())
      return {
        mailbox,
        edit: async ({ messageId }) => void (await another('edit', { messageId })),
        send: async ({ messageId }) => void (await another('send', { messageId })),
        remove: async ({ messageId }) => void (await another('remove', { messageId })),
      }
    })
  }

  it('are seen by another mail program as drafts that open for editing, with every letter intact', async () => {
    const { mailbox, another } = open()
    await mailbox.createDraft(draftMessage({ thread: ['<first@example.org>', '<second@example.org>'] }))
    const [draft] = await another('read', { folder: 'Drafts' })
    expect(draft?.flags).toEqual(expect.arrayContaining(['\\Draft', '\\Seen']))
    expect(draft?.source).toContain('Message-ID: <thank-you.1.abc@example.org>')
    expect(draft?.source).toContain('In-Reply-To: <second@example.org>')
    expect(draft?.source).not.toMatch(/^(x-|received)/im)
  })

  it('are recognised as edited when a mail program saved them under another Message-ID', async () => {
    const { mailbox, another } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await another('edit', { messageId: draftMessage().messageId, newMessageId: '<1F2E3D@phone.local>' })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('edited')
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('edited')
    expect(await another('read', { folder: 'Drafts' })).toHaveLength(1)
  })

  it('are recognised as sent when a mail program sent them under another Message-ID', async () => {
    const { mailbox, another } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await another('send', { messageId: draftMessage().messageId, newMessageId: '<1F2E3D@phone.local>' })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('sent')
  })

  it('are recognised by their thread when a mail program changed Message-ID and subject', async () => {
    const { mailbox, another } = open()
    const message = draftMessage({ thread: ['<first@example.org>'] })
    const placed = await mailbox.createDraft(message)
    const { messageId } = message
    await another('edit', { messageId, newMessageId: '<1F2E3D@phone.local>', newSubject: 'Something else' })
    expect(await mailbox.readState(message, placed)).toBe('edited')
  })

  it('are deleted, not edited, when only another draft of ours to the same person is there', async () => {
    const { mailbox, another } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await mailbox.createDraft(draftMessage({ messageId: '<thank-you.2.abc@example.org>' }))
    await another('remove', { messageId: draftMessage().messageId })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
  })

  it('are deleted when the user moved them to the trash or marked them for removal', async () => {
    const { mailbox, another } = open()
    const [one, two] = [draftMessage(), draftMessage({ messageId: '<check-in.2.abc@example.org>' })]
    const placed = [await mailbox.createDraft(one), await mailbox.createDraft(two)] as const
    await another('move', { messageId: one.messageId, folder: 'Trash' })
    await another('mark', { messageId: two.messageId, flags: '(\\Deleted)' })
    expect(await mailbox.readState(one, placed[0])).toBe('deleted')
    expect(await mailbox.readState(two, placed[1])).toBe('deleted')
    expect(await mailbox.findDraft(two)).toBeNull()
  })

  it('are untouched when the user only read, flagged or moved them', async () => {
    const { mailbox, another } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await another('mark', { messageId: draftMessage().messageId, flags: '(\\Flagged \\Seen)' })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
    await another('move', { messageId: draftMessage().messageId, folder: 'Jobs' })
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(await another('read', { folder: 'Jobs' })).toEqual([])
  })

  it('are not taken away when they were sent by a program that leaves the draft behind', async () => {
    const { mailbox, another } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await another('send', { messageId: draftMessage().messageId, leavesDraft: true })
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('sent')
    expect(await another('read', { folder: 'Drafts' })).toHaveLength(1)
  })

  it('are found again when the folder counts its messages anew', async () => {
    const { mailbox, another, account, login } = open()
    const placed = await mailbox.createDraft(draftMessage())
    await mailbox.createDraft(draftMessage({ messageId: '<thank-you.2.abc@example.org>' }))
    await account.close()
    await imap.dovecot.resetUidValidity(login.user, 'Drafts')
    const after = open(undefined, login)
    expect(await after.mailbox.readState(draftMessage(), placed)).toBe('untouched')
    const found = await after.mailbox.findDraft(draftMessage())
    expect(found?.reference).not.toBe(placed.reference)
    expect(await after.mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(await another('read', { folder: 'Drafts' })).toHaveLength(1)
  })

  it('leave alone what other programs marked for removal', async () => {
    const { mailbox, another } = open()
    const theirs = 'Message-ID: <theirs@example.org>\r\nSubject: Theirs\r\n\r\nHello\r\n'
    await another('append', { folder: 'Drafts', source: theirs, flags: '(\\Draft)' })
    const placed = await mailbox.createDraft(draftMessage())
    await another('mark', { messageId: '<theirs@example.org>', flags: '(\\Deleted)' })
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(await another('read', { folder: 'Drafts' })).toMatchObject([{ flags: ['\\Deleted', '\\Draft'] }])
  })
})
