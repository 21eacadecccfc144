import type { Database } from './database.ts'

/** A pipeline entry: all rounds for one role at one company. */
export interface Process {
  id: string
  company: string | null
  role: string | null
  createdAt: string
}

export async function listProcesses(
  db: Database,
  userId: string,
  ids?: readonly string[],
): Promise<Process[]> {
  const rows = await db
    .selectFrom('processes')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(ids !== undefined, (query) => query.where('id', 'in', ids ?? []))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, company: row.company, role: row.role, createdAt: row.created_at }))
}

export async function saveProcess(db: Database, userId: string, process: Process): Promise<void> {
  const changing = { company: process.company, role: process.role }
  await db
    .insertInto('processes')
    .values({ id: process.id, user_id: userId, created_at: process.createdAt, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

/** Removes processes that have no interview any more, and their histories with them. */
export async function deleteEmptyProcesses(db: Database, userId: string): Promise<void> {
  await db
    .deleteFrom('processes')
    .where('user_id', '=', userId)
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('interviews')
            .select('interviews.id')
            .whereRef('interviews.process_id', '=', 'processes.id'),
        ),
      ),
    )
    .execute()
}
