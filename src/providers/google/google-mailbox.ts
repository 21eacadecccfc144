// Drafts:  https://developers.google.com/workspace/gmail/api/guides/drafts
// Threads: https://developers.google.com/workspace/gmail/api/guides/threads
import { z } from 'zod'
import type {
  DraftMessage,
  DraftState,
  FoundDraft,
  MailboxPort,
  PlacedDraft,
} from '../../mailbox/mailbox-port.ts'
import { toMime } from '../../shared/to-mime.ts'
import { GmailApi, type StoredDraft } from './gmail-api.ts'
import { type Content, contentHash } from './gmail-content.ts'
import {
  findOwnDraft,
  findReplacement,
  findSent,
  findSentInstead,
  findThread,
  type Placed,
} from './gmail-find.ts'
import { type GmailMessage, refHeader, refOf } from './gmail-headers.ts'
import { linkByMessageId } from './gmail-links.ts'
import type { GoogleOptions } from './google-calls.ts'
import { createGoogleConversations } from './google-conversations.ts'

export interface GoogleMailboxOptions extends GoogleOptions {
  /** The connection. */
  id: string
  /** The account's own address. */
  accountEmail: string
  /** Did the user let Afterword read mail (gmail.readonly), or only lay drafts (gmail.compose)? */
  canReadMail: boolean
}

/**
 * The drafts of a Gmail account. Where mail may not be read, a draft that is gone counts as deleted, whether it was
 * sent or thrown away: Gmail tells no more, and nothing later is then written as an answer to it.
 */
export function createGoogleMailbox(options: GoogleMailboxOptions): MailboxPort {
  const { id, accountEmail, canReadMail } = options
  const gmail = new GmailApi(options)
  const draftBytes = createDraftBytes(gmail, options)
  const describe = (message: DraftMessage, draft: StoredDraft) => ({
    reference: JSON.stringify(placedAs(message, draft)),
    fingerprint: contentHash(draft.content),
    link: linkByMessageId(accountEmail, message.messageId),
  })

  return {
    id,
    kind: 'google',
    conversations: canReadMail ? createGoogleConversations(gmail) : null,

    async createDraft(message) {
      const thread = message.conversation ?? (canReadMail ? await findThread(gmail, message.thread) : null)
      const place = await gmail.createDraft(await draftBytes(message), thread)
      // Read back, because Gmail may write it in another way than we did.
      const draft = await gmail.readDraft(place.draftId)
      return describe(message, draft ?? { ...place, content: wordsOf(message) })
    },

    async findDraft(message): Promise<FoundDraft | null> {
      const draft = await findOwnDraft(gmail, message.messageId)
      if (draft) {
        const isAsWritten = contentHash(draft.content) === contentHash(wordsOf(message))
        return { ...describe(message, draft), state: isAsWritten ? 'untouched' : 'edited' }
      }
      const nowhere = { draftId: '', threadId: '', content: wordsOf(message) }
      const sent = canReadMail && (await sentFor(gmail, message.messageId, placedAs(message, nowhere)))
      return sent ? { ...describe(message, { ...nowhere, threadId: sent.threadId }), state: 'sent' } : null
    },

    readState: async ({ messageId }, placed) => (await look(gmail, messageId, placed, canReadMail)).state,

    async withdrawDraft({ messageId }, placed) {
      const { state, draftId } = await look(gmail, messageId, placed, canReadMail)
      if (state !== 'untouched') return state
      await gmail.deleteDraft(draftId)
      return 'withdrawn'
    },
  }
}

const reference = z.object({
  draft: z.string(),
  thread: z.string(),
  to: z.string(),
  subject: z.string(),
  at: z.string(),
})

function placedAs(message: DraftMessage, draft: { draftId: string; threadId: string }): Placed {
  const { to, subject, date } = message
  return { draft: draft.draftId, thread: draft.threadId, to: to.email.toLowerCase(), subject, at: date }
}

function wordsOf({ to, subject, text, html }: DraftMessage): Content {
  return { recipients: [[to.email.toLowerCase()], [], []], subject, text, html: html ?? '', files: [] }
}

/** What became of a draft. Of one that is gone, another in its place counts as edited: it is the user's now. */
async function look(
  gmail: GmailApi,
  messageId: string,
  { reference: text, fingerprint }: PlacedDraft,
  canReadMail: boolean,
): Promise<{ state: DraftState; draftId: string }> {
  const placed = reference.parse(JSON.parse(text))
  const draft = await currentDraft(gmail, messageId, placed)
  if (draft) {
    const state = contentHash(draft.content) === fingerprint ? 'untouched' : 'edited'
    return { state, draftId: draft.draftId }
  }
  if (canReadMail && (await sentFor(gmail, messageId, placed))) return { state: 'sent', draftId: '' }
  const replacement = await findReplacement(gmail, placed)
  return replacement ? { state: 'edited', draftId: replacement.draftId } : { state: 'deleted', draftId: '' }
}

async function currentDraft(
  gmail: GmailApi,
  messageId: string,
  { draft }: Placed,
): Promise<StoredDraft | null> {
  const known = draft === '' ? null : await gmail.readDraft(draft)
  return known ?? findOwnDraft(gmail, messageId)
}

async function sentFor(gmail: GmailApi, messageId: string, placed: Placed): Promise<GmailMessage | null> {
  return (await findSent(gmail, messageId, placed.to)) ?? (await findSentInstead(gmail, placed))
}

/** The bytes of a draft: from the address of the account, or from another that it may write from. */
function createDraftBytes(gmail: GmailApi, { accountEmail, canReadMail }: GoogleMailboxOptions) {
  const own = accountEmail.toLowerCase()
  let addresses: Promise<string[]> | null = null
  const mayWriteFrom = async (email: string) => {
    if (email === own || !canReadMail) return email === own
    addresses ??= gmail.ownAddresses()
    return (await addresses).includes(email)
  }
  return async (message: DraftMessage): Promise<Buffer> => {
    const { email } = message.from
    const from = (await mayWriteFrom(email.toLowerCase())) ? email : accountEmail
    return toMime({
      ...message,
      from: { ...message.from, email: from },
      headers: { [refHeader]: refOf(message.messageId) },
    })
  }
}
