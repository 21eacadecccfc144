import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'

export interface DigestRecord {
  /** ISO week, "2026-W48". */
  week: string
  messageId: string
  state: 'intended' | 'sent' | 'skipped'
  /** Processes by stage when it was written, for the comparison a week later. */
  pipeline: Record<string, number>
  link: string | null
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
    pipeline: JSON.parse(row.pipeline) as Record<string, number>,
    link: row.link,
    sentAt: row.sent_at,
  }))
}

/** Claims the one digest of this user and week; it stays claimed for good. */
export async function intendDigest(
  db: Database,
  userId: string,
  digest: Pick<DigestRecord, 'week' | 'messageId' | 'pipeline'> & { state: 'intended' | 'skipped' },
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
      pipeline: JSON.stringify(digest.pipeline),
      link: null,
      intended_at: now,
      sent_at: null,
    })
    .onConflict((conflict) => conflict.columns(['user_id', 'week']).doNothing())
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
