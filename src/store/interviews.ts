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
  const rows = await db
    .selectFrom('interviews')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(ids !== undefined, (query) =>
      query.where((row) =>
        row.or([
          row('id', 'in', ids ?? []),
          row(
            'process_id',
            'in',
            db
              .selectFrom('interviews')
              .select('process_id')
              .where('user_id', '=', userId)
              .where('id', 'in', ids ?? []),
          ),
        ]),
      ),
    )
    .orderBy('start_at')
    .orderBy('id')
    .execute()
  return rows.map(toInterview)
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
