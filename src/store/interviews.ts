import type { Selectable } from 'kysely'
import type { Interview } from '../detection/interview.ts'
import type { Database } from './database.ts'
import type { InterviewsTable } from './schema.ts'

type Details = Omit<Interview, 'id' | 'processId' | 'start' | 'end' | 'state' | 'firstSeenAt'>

/** All interviews of a user; with `ids` these, and the other rounds of their processes. */
export async function listInterviews(
  db: Database,
  userId: string,
  ids?: readonly string[],
): Promise<Interview[]> {
  const wanted = ids && (await withTheirRounds(db, userId, ids))
  const rows = await db
    .selectFrom('interviews')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(wanted !== undefined, (query) => query.where('id', 'in', wanted ?? []))
    .orderBy('start_at')
    .orderBy('id')
    .execute()
  return rows.map(toInterview)
}

/** Two plain look-ups: as one condition with "or", all interviews there are would be read. */
async function withTheirRounds(db: Database, userId: string, ids: readonly string[]): Promise<string[]> {
  const all = db.selectFrom('interviews').where('user_id', '=', userId)
  const own = await all.select('process_id').where('id', 'in', ids).execute()
  const processes = own.flatMap((row) => row.process_id ?? [])
  const rounds = await all.select('id').where('process_id', 'in', processes).execute()
  return [...new Set([...ids, ...rounds.map(({ id }) => id)])]
}

export async function saveInterview(db: Database, userId: string, interview: Interview): Promise<void> {
  const { id, processId, start, end, state, firstSeenAt, ...details } = interview
  const changing = {
    process_id: processId,
    start_at: start,
    end_at: end,
    state,
    details: JSON.stringify(details satisfies Details),
  }
  await db
    .insertInto('interviews')
    .values({ id, user_id: userId, first_seen_at: firstSeenAt, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

/** Removes it with its tasks, drafts and notes: used when the user says that it was no interview. */
export async function deleteInterview(db: Database, userId: string, id: string): Promise<void> {
  await db.deleteFrom('interviews').where('user_id', '=', userId).where('id', '=', id).execute()
}

function toInterview(row: Selectable<InterviewsTable>): Interview {
  return {
    ...(JSON.parse(row.details) as Details),
    id: row.id,
    processId: row.process_id,
    start: row.start_at,
    end: row.end_at,
    state: row.state,
    firstSeenAt: row.first_seen_at,
  }
}
