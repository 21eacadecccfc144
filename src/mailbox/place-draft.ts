import type { LetterTaskKind } from '../followup/task.ts'
import type { AddressedLetter } from '../letter/letters-of-task.ts'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from '../store/database.ts'
import { draftId, intendDraft, updateDraft } from '../store/drafts.ts'
import type { User } from '../store/users.ts'
import type { DraftMessage, FoundDraft, MailboxPort } from './mailbox-port.ts'

export interface DraftOrder {
  interviewId: string
  kind: LetterTaskKind
  addressed: AddressedLetter
  /** Date of the message: when the task was to be done; an ISO instant in UTC. */
  date: string
  format: 'text' | 'text-and-html'
}

/**
 * Lays a letter into the mailbox, once for ever: writes down the intent, acts, writes down the outcome. After a
 * crash in between, the mailbox is asked before it is tried again. Answers whether a draft was placed now.
 */
export async function placeDraft(
  db: Database,
  user: User,
  mailbox: MailboxPort,
  order: DraftOrder,
  now: string,
): Promise<boolean> {
  const message = draftMessage(user, order)
  const { interviewId, kind, addressed } = order
  const key = { interviewId, kind, person: addressed.recipient.email }
  const intent = await intendDraft(db, user.id, {
    ...key,
    toName: addressed.recipient.name,
    subject: addressed.letter.subject,
    messageId: message.messageId,
    skeleton: addressed.letter.skeleton,
    questionKeys: addressed.questionKeys,
    thread: addressed.thread,
    text: addressed.letter.text,
    intendedAt: now,
  })
  if (intent === 'no') return false
  const found = intent === 'again' ? await mailbox.findDraft(message) : null
  const placed = found ?? (await mailbox.createDraft(message))
  const { reference, fingerprint, link } = placed
  await updateDraft(db, user.id, draftId(key), {
    state: found ? recordedState(found) : 'placed',
    mailboxId: mailbox.id,
    reference,
    fingerprint,
    link,
    placedAt: now,
  })
  return true
}

function recordedState({ state }: FoundDraft): 'placed' | 'edited' | 'sent' {
  return state === 'untouched' ? 'placed' : state
}

/** The message of an order, the same in every run. */
export function draftMessage(
  user: User,
  { interviewId, kind, addressed, date, format }: DraftOrder,
): DraftMessage {
  const { letter, recipient } = addressed
  return {
    messageId: messageIdOf(user, interviewId, kind, recipient.email),
    from: { name: user.name, email: user.email },
    to: { name: recipient.name, email: recipient.email },
    subject: letter.subject,
    text: `${letter.text}\n`,
    html: format === 'text' ? null : letter.html,
    date,
    thread: [...(addressed.thread?.messageIds ?? [])],
    conversation: addressed.thread?.conversation ?? null,
  }
}

/** The right-hand side is the user's own domain: it is their message, and some mail programs look (RFC 5322, 3.6.4). */
function messageIdOf(user: User, interviewId: string, kind: LetterTaskKind, person: string): string {
  const domain = /@([a-z0-9.-]+)$/.exec(user.email)?.[1] ?? 'afterword.invalid'
  return `<${kind}.${interviewId}.${stableId('message', user.id, interviewId, kind, person)}@${domain}>`
}
