import type { Selectable, Updateable } from 'kysely'
import type { LetterTaskKind } from '../followup/task.ts'
import type { MailThread } from '../letter/mail-thread.ts'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'
import type { DraftsTable } from './schema.ts'

/**
 * A letter on its way into the mailbox, or in it. `intended` and `withdrawing` are intents: the mailbox may or may
 * not have been reached. `edited`, `sent` and `deleted` are what the user did; they are final for us.
 */
export interface Draft {
  id: string
  interviewId: string
  kind: LetterTaskKind
  /** Address of the person it is for, lower case. */
  person: string
  toName: string | null
  subject: string
  messageId: string
  state: 'intended' | 'placed' | 'edited' | 'sent' | 'deleted' | 'withdrawing' | 'withdrawn'
  /** The connection of the mailbox it was placed in. */
  mailboxId: string | null
  reference: string | null
  fingerprint: string | null
  link: string | null
  skeleton: string
  questionKeys: string[]
  /** The conversation it goes on with; null when it starts one. */
  thread: MailThread | null
  /** The words as they were laid into the mailbox; null when the user wrote them. */
  text: string | null
  intendedAt: string
  placedAt: string | null
}

export function draftId(key: Pick<Draft, 'interviewId' | 'kind' | 'person'>): string {
  return stableId('draft', key.interviewId, key.kind, key.person)
}

export async function listDrafts(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Draft[]> {
  const rows = await db
    .selectFrom('drafts')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .orderBy('intended_at')
    .orderBy('id')
    .execute()
  return rows.map(toDraft)
}

/**
 * Writes down that a draft is about to be made. A draft that exists in any state but withdrawn or intended is left
 * alone. Answers `new` when it was never tried, `again` when an earlier try may have reached the mailbox, and `no` when
 * it is not ours to make.
 */
export async function intendDraft(
  db: Database,
  userId: string,
  draft: Pick<
    Draft,
    | 'interviewId'
    | 'kind'
    | 'person'
    | 'toName'
    | 'subject'
    | 'messageId'
    | 'skeleton'
    | 'questionKeys'
    | 'thread'
    | 'text'
    | 'intendedAt'
  >,
): Promise<'new' | 'again' | 'no'> {
  const before = await db
    .selectFrom('drafts')
    .select('state')
    .where('user_id', '=', userId)
    .where('id', '=', draftId(draft))
    .executeTakeFirst()
  if (before && before.state !== 'withdrawn' && before.state !== 'intended') return 'no'
  const changing = {
    to_name: draft.toName,
    subject: draft.subject,
    skeleton: draft.skeleton,
    question_keys: JSON.stringify(draft.questionKeys),
    thread: draft.thread && JSON.stringify(draft.thread),
    text: draft.text,
    state: 'intended' as const,
    mailbox_id: null,
    reference: null,
    fingerprint: null,
    link: null,
    placed_at: null,
  }
  await db
    .insertInto('drafts')
    .values({
      id: draftId(draft),
      user_id: userId,
      interview_id: draft.interviewId,
      kind: draft.kind,
      person: draft.person,
      message_id: draft.messageId,
      intended_at: draft.intendedAt,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
  return before?.state === 'intended' ? 'again' : 'new'
}

/** Remembers that the user wrote this letter by themself: it is sent, and never drafted. */
export async function recordSentByHand(
  db: Database,
  userId: string,
  letter: Pick<Draft, 'interviewId' | 'kind' | 'person' | 'toName' | 'subject' | 'messageId'> & {
    at: string
  },
): Promise<void> {
  await db
    .insertInto('drafts')
    .values({
      id: draftId(letter),
      user_id: userId,
      interview_id: letter.interviewId,
      kind: letter.kind,
      person: letter.person,
      to_name: letter.toName,
      subject: letter.subject,
      message_id: letter.messageId,
      state: 'sent',
      mailbox_id: null,
      reference: null,
      fingerprint: null,
      link: null,
      skeleton: 'by-hand',
      question_keys: '[]',
      intended_at: letter.at,
      placed_at: letter.at,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ state: 'sent' }).where('drafts.state', '=', 'withdrawn'),
    )
    .execute()
}

export async function updateDraft(
  db: Database,
  userId: string,
  id: string,
  change: Partial<Pick<Draft, 'state' | 'mailboxId' | 'reference' | 'fingerprint' | 'link' | 'placedAt'>>,
): Promise<void> {
  const set: Updateable<DraftsTable> = {
    ...(change.state ? { state: change.state } : {}),
    ...('mailboxId' in change ? { mailbox_id: change.mailboxId ?? null } : {}),
    ...('reference' in change ? { reference: change.reference ?? null } : {}),
    ...('fingerprint' in change ? { fingerprint: change.fingerprint ?? null } : {}),
    ...('link' in change ? { link: change.link ?? null } : {}),
    ...('placedAt' in change ? { placed_at: change.placedAt ?? null } : {}),
  }
  await db.updateTable('drafts').set(set).where('user_id', '=', userId).where('id', '=', id).execute()
}

function toDraft(row: Selectable<DraftsTable>): Draft {
  return {
    id: row.id,
    interviewId: row.interview_id,
    kind: row.kind as LetterTaskKind,
    person: row.person,
    toName: row.to_name,
    subject: row.subject,
    messageId: row.message_id,
    state: row.state,
    mailboxId: row.mailbox_id,
    reference: row.reference,
    fingerprint: row.fingerprint,
    link: row.link,
    skeleton: row.skeleton,
    questionKeys: JSON.parse(row.question_keys) as string[],
    thread: row.thread === null ? null : (JSON.parse(row.thread) as MailThread),
    text: row.text,
    intendedAt: row.intended_at,
    placedAt: row.placed_at,
  }
}

export async function findDraft(db: Database, userId: string, id: string): Promise<Draft | null> {
  const row = await db
    .selectFrom('drafts')
    .selectAll()
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toDraft(row) : null
}
