import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'

export interface DigestRecord {
  /** ISO week, "2026-W48". */
  week: string
  messageId: string
  state: 'intended' | 'sent' | 'skipped'
  /** Was there nothing to tell? */
  wasEmpty: boolean
  /** What the sender calls the message it has laid ready, if it has. */
  prepared: string | null
  link: string | null
  /** When it was first tried. */
  intendedAt: string
  sentAt: string | null
}

export async function listDigests(db: Database, userId: string): Promise<DigestRecord[]> {
  const rows = await db
    .selectFrom('digests')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('week')
    .execute()
  return rows.map((row) => ({
    week: row.week,
    messageId: row.message_id,
    state: row.state,
    wasEmpty: row.was_empty === 1,
    prepared: row.prepared,
    link: row.link,
    intendedAt: row.intended_at,
    sentAt: row.sent_at,
  }))
}

/** Claims the one digest of this user and week; it stays claimed for good. */
export async function intendDigest(
  db: Database,
  userId: string,
  digest: Pick<DigestRecord, 'week' | 'messageId' | 'wasEmpty'> & { state: 'intended' | 'skipped' },
  now: string,
): Promise<void> {
  await db
    .insertInto('digests')
    .values({
      id: stableId('digest', userId, digest.week),
      user_id: userId,
      week: digest.week,
      message_id: digest.messageId,
      state: digest.state,
      was_empty: digest.wasEmpty ? 1 : 0,
      link: null,
      intended_at: now,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'week']).doNothing())
    .execute()
}

export async function recordDigestPrepared(
  db: Database,
  userId: string,
  week: string,
  prepared: string | null,
): Promise<void> {
  await db
    .updateTable('digests')
    .set({ prepared })
    .where('user_id', '=', userId)
    .where('week', '=', week)
    .execute()
}

export async function recordDigestSent(
  db: Database,
  userId: string,
  week: string,
  link: string | null,
  now: string,
): Promise<void> {
  await db
    .updateTable('digests')
    .set({ state: 'sent', link, sent_at: now })
    .where('user_id', '=', userId)
    .where('week', '=', week)
    .execute()
}
