/**
 * Drafts of an IMAP account: RFC 9051 (APPEND with `\Draft`), RFC 4315 (UIDPLUS: the UID of what was laid down, and
 * removing exactly one message), RFC 6154 (which folder holds drafts).
 */
import type { DraftMessage, MailboxPort, PlacedDraft } from '../../mailbox/mailbox-port.ts'
import { toMime } from '../../shared/to-mime.ts'
import { contentFingerprint } from './draft-content.ts'
import { writeReference } from './draft-reference.ts'
import type { ImapAccount, ImapSession } from './imap-client.ts'
import { createImapConversations } from './imap-conversations.ts'
import { findEverywhere, lookForDraft } from './look-for-draft.ts'
import { removeMessage } from './remove-message.ts'
import { findInFolder, inFolder, readMessages, type StoredMessage } from './stored-message.ts'

export interface ImapMailboxOptions {
  /** The connection it belongs to. */
  id: string
  account: ImapAccount
  /**
   * The page of the user's provider that shows their drafts. There is no address by which every mail program opens
   * one message: `imap:` and `message:` open nothing for most people, so without a page there is no link.
   */
  draftsPage: string | null
}

/** The drafts and the conversations of one account, on one connection. */
export function createImapMailbox({ id, account, draftsPage }: ImapMailboxOptions): MailboxPort {
  const describe = (message: DraftMessage, stored: StoredMessage): PlacedDraft => ({
    reference: writeReference(message, stored),
    fingerprint: stored.fingerprint,
    link: draftsPage,
  })
  return {
    kind: 'imap',
    id,
    conversations: createImapConversations(account),

    createDraft: async (message) => {
      const bytes = await toMime(message)
      return account.run(async (session) =>
        describe(message, await layDown(session, message.messageId, bytes)),
      )
    },

    findDraft: async (message) => {
      const written = contentFingerprint(await toMime(message))
      return account.run(async (session) => {
        const stored = await findEverywhere(session, message.messageId)
        if (!stored) return null
        const state = stored.isSent ? 'sent' : stored.fingerprint === written ? 'untouched' : 'edited'
        return { ...describe(message, stored), state }
      })
    },

    readState: ({ messageId }, placed) =>
      account.run(async (session) => (await lookForDraft(session, messageId, placed)).state),

    withdrawDraft: ({ messageId }, placed) =>
      account.run(async (session) => {
        const { state, message } = await lookForDraft(session, messageId, placed)
        if (state === 'deleted' && message?.fingerprint === placed.fingerprint) {
          // Marked for removal, by an attempt of ours that was cut short or by the user: both want it gone.
          await removeMessage(session, message)
        }
        if (state !== 'untouched' || !message) return state
        if (await wasSent(session, messageId)) return 'sent'
        await removeMessage(session, message)
        return 'withdrawn'
      }),
  }
}

/** Appends the message and reads it back, as servers may store it in their own way. */
async function layDown(session: ImapSession, messageId: string, bytes: Buffer): Promise<StoredMessage> {
  const { flow, folders } = session
  const appended = await flow.append(folders.drafts, bytes, ['\\Draft', '\\Seen'])
  const uid = appended ? appended.uid : undefined
  const stored = uid === undefined ? await newest(session, messageId) : await readOne(session, uid)
  if (!stored) throw new Error('the server does not show the draft it took')
  return stored
}

function readOne({ flow, folders }: ImapSession, uid: number): Promise<StoredMessage | undefined> {
  return inFolder(
    flow,
    folders.drafts,
    'read',
    async (validity) => (await readMessages(flow, validity, [uid]))[0],
  )
}

/** Without UIDPLUS the server does not tell the UID of what it took in. */
async function newest({ flow, folders }: ImapSession, messageId: string): Promise<StoredMessage | undefined> {
  return (await findInFolder(flow, folders.drafts, messageId)).at(-1)
}

/** Some mail programs leave the draft where it was when they send it. */
async function wasSent({ flow, folders }: ImapSession, messageId: string): Promise<boolean> {
  return folders.sent !== null && (await findInFolder(flow, folders.sent, messageId)).length > 0
}
