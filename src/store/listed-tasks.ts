import type { Database } from './database.ts'

/** A task that also stands in a task list of the user's, as we last knew it there. */
export interface ListedTaskRecord {
  taskId: string
  /** `intended`: the list may or may not have it. `removed`: the user threw it out. `withdrawn`: we took it back. */
  state: 'intended' | 'listed' | 'removed' | 'withdrawn'
  /** What the list calls it; null until that is known. */
  reference: string | null
  /** Local date we last wrote there. */
  dueDate: string
  isDone: boolean
}

export async function listListedTasks(
  db: Database,
  userId: string,
  connectionId: string,
): Promise<ListedTaskRecord[]> {
  const rows = await db
    .selectFrom('listed_tasks')
    .selectAll()
    .where('user_id', '=', userId)
    .where('connection_id', '=', connectionId)
    .orderBy('task_id')
    .execute()
  return rows.map((row) => ({
    taskId: row.task_id,
    state: row.state,
    reference: row.reference,
    dueDate: row.due_date,
    isDone: row.is_done === 1,
  }))
}

export async function saveListedTask(
  db: Database,
  userId: string,
  connectionId: string,
  record: ListedTaskRecord,
): Promise<void> {
  const changing = {
    state: record.state,
    reference: record.reference,
    due_date: record.dueDate,
    is_done: record.isDone ? (1 as const) : (0 as const),
  }
  await db
    .insertInto('listed_tasks')
    .values({ connection_id: connectionId, task_id: record.taskId, user_id: userId, ...changing })
    .onConflict((conflict) => conflict.columns(['connection_id', 'task_id']).doUpdateSet(changing))
    .execute()
}
