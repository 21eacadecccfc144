import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { type Cut, cutsOf, startDialogueProxy } from '../../support/servers/dialogue-proxy.ts'
import { hasDovecot } from '../../support/servers/dovecot.ts'
import { type ImapHarness, type OpenMailbox, plain, startImap } from './imap-harness.ts'

/** Bytes between two cuts that fall into the middle of a line. */
const step = 211
const atOnce = 4

describe.skipIf(!hasDovecot)('a connection that is cut anywhere', () => {
  const message = draftMessage()
  let imap: ImapHarness
  beforeAll(async () => {
    imap = await startImap()
  })
  afterEach(() => imap.closeAll())
  afterAll(() => imap.stop())

  /** Does something to a mailbox through a connection that is cut, and answers the dialogue as far as it came. */
  async function through(
    cut: Cut | null,
    mailbox: OpenMailbox,
    act: (open: OpenMailbox) => Promise<unknown>,
  ) {
    const proxy = await startDialogueProxy(imap.dovecot.port, cut)
    const open = imap.open(plain(proxy.port), mailbox.login)
    const failure = await act(open).then(
      () => null,
      (error: unknown) => error,
    )
    await open.account.close()
    await proxy.quiet()
    await proxy.stop()
    return { failure, up: proxy.up, down: proxy.down }
  }

  async function everyCut(
    dialogue: { up: string; down: string },
    check: (cut: Cut) => Promise<void>,
  ): Promise<void> {
    const cuts = cutsOf(dialogue, step)
    expect(cuts.length).toBeGreaterThan(20)
    const workers = Array.from({ length: atOnce }, async () => {
      for (let cut = cuts.shift(); cut; cut = cuts.shift()) await check(cut)
    })
    await Promise.all(workers)
  }

  it('neither loses nor doubles a draft that is being placed', { timeout: 120_000 }, async () => {
    const undisturbed = await through(null, imap.open(), ({ mailbox }) => mailbox.createDraft(message))
    expect(undisturbed.failure).toBeNull()
    await everyCut(undisturbed, async (cut) => {
      const direct = imap.open()
      const { failure } = await through(cut, direct, ({ mailbox }) => mailbox.createDraft(message))
      if (failure) {
        expect(failure, JSON.stringify(cut)).toMatchObject({ room: 'imap', kind: 'temporary' })
        // As `placeDraft` does with an intent that has no outcome.
        const found = await direct.mailbox.findDraft(message)
        if (!found) await direct.mailbox.createDraft(message)
      }
      expect(await direct.mailbox.findDraft(message), JSON.stringify(cut)).toMatchObject({
        state: 'untouched',
      })
      expect(await direct.another('read', { folder: 'Drafts' }), JSON.stringify(cut)).toHaveLength(1)
      await direct.account.close()
    })
  })

  it('neither leaves a draft that is being withdrawn nor takes another', { timeout: 120_000 }, async () => {
    const other = draftMessage({ messageId: '<check-in.9.abc@example.org>' })
    const prepare = async () => {
      const open = imap.open()
      await open.mailbox.createDraft(other)
      return { open, placed: await open.mailbox.createDraft(message) }
    }
    const first = await prepare()
    const undisturbed = await through(null, first.open, ({ mailbox }) =>
      mailbox.withdrawDraft(message, first.placed),
    )
    expect(undisturbed.failure).toBeNull()
    await everyCut(undisturbed, async (cut) => {
      const { open, placed } = await prepare()
      const { failure } = await through(cut, open, ({ mailbox }) => mailbox.withdrawDraft(message, placed))
      // A draft that is found deleted while it was being withdrawn was withdrawn by us.
      if (failure) {
        expect(['withdrawn', 'deleted']).toContain(await open.mailbox.withdrawDraft(message, placed))
      }
      const left = await open.another('read', { folder: 'Drafts' })
      expect(
        left.map(({ source }) => source.includes(other.messageId)),
        JSON.stringify(cut),
      ).toEqual([true])
      await open.account.close()
    })
  })
})
