import { beforeEach, describe, expect, it } from 'vitest'
import type { DraftMessage, MailboxPort } from '../../src/mailbox/mailbox-port.ts'

/** A mailbox and what its user can do to a draft by hand. */
export interface MailboxUnderTest {
  mailbox: MailboxPort
  edit(message: DraftMessage): Promise<void>
  send(message: DraftMessage): Promise<void>
  remove(message: DraftMessage): Promise<void>
}

export function draftMessage(given: Partial<DraftMessage> = {}): DraftMessage {
  return {
    messageId: '<thank-you.1.abc@example.org>',
    from: { name: 'Alice Archer', email: 'alice@example.org' },
    to: { name: 'Zoë Müller-Öz', email: 'zoe@lumenlive.example' },
    subject: 'Veranstaltungsleitung – Ihr Hinweis zum Zeltplan',
    text: 'Guten Tag Zoë Müller-Öz,\n\nvielen Dank für das Gespräch.\n\nMit freundlichen Grüßen\nAlice Archer\n',
    html: null,
    date: '2026-03-03T16:00:00.000Z',
    thread: [],
    conversation: null,
    ...given,
  }
}

/** What every mailbox must do, whichever program or service keeps it. */
export function mailboxContract(name: string, make: () => Promise<MailboxUnderTest>): void {
  describe(`the ${name} mailbox`, () => {
    const message = draftMessage()
    let under: MailboxUnderTest
    beforeEach(async () => {
      under = await make()
    })

    it('has no way to send', () => {
      expect(Object.keys(under.mailbox).filter((key) => /send|submit|deliver/i.test(key))).toEqual([])
    })

    it('finds no draft that was never made', async () => {
      expect(await under.mailbox.findDraft(message)).toBeNull()
    })

    it('finds the draft it made, untouched', async () => {
      const placed = await under.mailbox.createDraft(message)
      expect(await under.mailbox.findDraft(message)).toEqual({ ...placed, state: 'untouched' })
      expect(await under.mailbox.readState(message, placed)).toBe('untouched')
    })

    it('tells two drafts apart', async () => {
      const other = draftMessage({ messageId: '<thank-you.2.abc@example.org>' })
      await under.mailbox.createDraft(message)
      expect(await under.mailbox.findDraft(other)).toBeNull()
    })

    it('sees that a draft was edited, and leaves it alone', async () => {
      const placed = await under.mailbox.createDraft(message)
      await under.edit(message)
      expect(await under.mailbox.readState(message, placed)).toBe('edited')
      expect((await under.mailbox.findDraft(message))?.state).toBe('edited')
      expect(await under.mailbox.withdrawDraft(message, placed)).toBe('edited')
      expect(await under.mailbox.readState(message, placed)).toBe('edited')
    })

    it('sees that a draft was sent', async () => {
      const placed = await under.mailbox.createDraft(message)
      await under.send(message)
      expect(await under.mailbox.readState(message, placed)).toBe('sent')
      expect(await under.mailbox.withdrawDraft(message, placed)).toBe('sent')
    })

    it('sees that a draft was deleted', async () => {
      const placed = await under.mailbox.createDraft(message)
      await under.remove(message)
      expect(await under.mailbox.readState(message, placed)).toBe('deleted')
    })

    it('takes an untouched draft away', async () => {
      const placed = await under.mailbox.createDraft(message)
      expect(await under.mailbox.withdrawDraft(message, placed)).toBe('withdrawn')
      expect(await under.mailbox.findDraft(message)).toBeNull()
    })

    it('makes a draft again after it was taken away', async () => {
      await under.mailbox.withdrawDraft(message, await under.mailbox.createDraft(message))
      await under.mailbox.createDraft(message)
      expect((await under.mailbox.findDraft(message))?.state).toBe('untouched')
    })
  })
}
