import type { Selectable } from 'kysely'
import type { PlannedTask, Task, TaskKind } from '../followup/task.ts'
import type { Database } from './database.ts'
import type { TasksTable } from './schema.ts'

/** Readable and the same in every run: one task per interview and kind. */
export function taskId(interviewId: string, kind: TaskKind): string {
  return `${interviewId}-${kind}`
}

export async function listTasks(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Task[]> {
  const rows = await db
    .selectFrom('tasks')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .orderBy('due_at')
    .orderBy('id')
    .execute()
  return rows.map(toTask)
}

/** Plans a task, or plans it anew at other times. */
export async function planTask(
  db: Database,
  userId: string,
  interviewId: string,
  planned: PlannedTask,
): Promise<void> {
  const changing = {
    available_at: planned.availableAt,
    due_at: planned.dueAt,
    lapses_at: planned.lapsesAt,
    state: 'planned' as const,
    closed_at: null,
  }
  await db
    .insertInto('tasks')
    .values({
      id: taskId(interviewId, planned.kind),
      user_id: userId,
      interview_id: interviewId,
      kind: planned.kind,
      ...changing,
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

/** Closes a planned task; one that is closed already keeps its state. */
export async function closeTask(
  db: Database,
  userId: string,
  id: string,
  state: 'done' | 'dismissed' | 'withdrawn',
  now: string,
): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ state, closed_at: now })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .execute()
}

/** Puts a task that was closed by mistake back into the plan. */
export async function reopenTask(db: Database, userId: string, id: string): Promise<void> {
  await db
    .updateTable('tasks')
    .set({ state: 'planned', closed_at: null })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .execute()
}

function toTask(row: Selectable<TasksTable>): Task {
  return {
    id: row.id,
    interviewId: row.interview_id,
    kind: row.kind as TaskKind,
    availableAt: row.available_at,
    dueAt: row.due_at,
    lapsesAt: row.lapses_at,
    state: row.state,
    closedAt: row.closed_at,
  }
}
