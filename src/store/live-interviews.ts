import type { Database } from './database.ts'

/**
 * Interviews that have something to show now, the most pressing first: asked about, with a task that can be done,
 * with a draft that waits, or taking place between `since` and `until`.
 */
export async function liveInterviews(
  db: Database,
  userId: string,
  window: { now: string; since: string; until: string; atMost: number },
): Promise<{ ids: string[]; isAll: boolean }> {
  const { now, since, until, atMost } = window
  const asked = db
    .selectFrom('interviews')
    .select(['id as interview_id', 'start_at as at'])
    .where('user_id', '=', userId)
    .where('process_id', 'is', null)
    .where('state', '=', 'scheduled')
  const around = db
    .selectFrom('interviews')
    .select(['id as interview_id', 'start_at as at'])
    .where('user_id', '=', userId)
    .where('state', '=', 'scheduled')
    .where('start_at', '>', since)
    .where('start_at', '<', until)
  const due = db
    .selectFrom('tasks')
    .select(['interview_id', 'due_at as at'])
    .where('user_id', '=', userId)
    .where('state', '=', 'planned')
    .where('lapses_at', '>', now)
    .where('available_at', '<=', now)
  const waiting = db
    .selectFrom('drafts')
    .select(['interview_id', 'intended_at as at'])
    .where('user_id', '=', userId)
    .where('state', 'in', ['placed', 'edited'])
  const rows = await db
    .selectFrom(asked.unionAll(around).unionAll(due).unionAll(waiting).as('live'))
    .select(['interview_id', (select) => select.fn.min('at').as('first')])
    .groupBy('interview_id')
    .orderBy('first')
    .orderBy('interview_id')
    .limit(atMost + 1)
    .execute()
  return { ids: rows.slice(0, atMost).map((row) => row.interview_id), isAll: rows.length <= atMost }
}

/** Interviews with a task that is to be done, now or later. */
export async function liveTaskInterviews(db: Database, userId: string, now: string): Promise<string[]> {
  const rows = await db
    .selectFrom('tasks')
    .select('interview_id')
    .distinct()
    .where('user_id', '=', userId)
    .where('state', '=', 'planned')
    .where('lapses_at', '>', now)
    .limit(500)
    .execute()
  return rows.map((row) => row.interview_id)
}
