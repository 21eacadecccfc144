import type { Connection } from '../store/connections.ts'
import { loadDossiers } from '../store/dossiers.ts'
import { type ListedTaskRecord, listListedTasks, saveListedTask } from '../store/listed-tasks.ts'
import { closeTask } from '../store/tasks.ts'
import type { User } from '../store/users.ts'
import { planTaskList, type TaskListStep } from '../tasklist/plan-task-list.ts'
import type { TaskListPort } from '../tasklist/task-list-port.ts'
import { wantedEntries } from '../tasklist/wanted-entries.ts'
import type { PassContext } from './pass-context.ts'

/** Keeps the user's own task list in step with the plan, both ways. */
export async function mirrorTasks(
  { db }: Pick<PassContext, 'db'>,
  user: User,
  connection: Connection,
  list: TaskListPort,
  now: string,
): Promise<void> {
  const wanted = wantedEntries(await loadDossiers(db, user.id), user.timeZone, now)
  const records = await listListedTasks(db, user.id, connection.id)
  if (records.length === 0 && !wanted.some(({ stand }) => stand === 'open')) return
  const save = (step: TaskListStep, record: Omit<ListedTaskRecord, 'taskId' | 'dueDate'>) =>
    saveListedTask(db, user.id, connection.id, {
      taskId: step.entry.key,
      dueDate: step.entry.dueDate,
      ...record,
    })
  for (const step of planTaskList(wanted, records, await list.list())) {
    if (step.act === 'close') await closeTask(db, user.id, step.entry.key, 'done', now)
    await carryOutStep(step, list, save)
  }
}

type Save = (step: TaskListStep, record: Omit<ListedTaskRecord, 'taskId' | 'dueDate'>) => Promise<void>

/** Does one step; what is made anew is written down before and after, what is changed can simply be done twice. */
async function carryOutStep(step: TaskListStep, list: TaskListPort, save: Save): Promise<void> {
  switch (step.act) {
    case 'create': {
      await save(step, { state: 'intended', reference: null, isDone: false })
      const reference = await list.create(step.entry)
      return save(step, { state: 'listed', reference, isDone: false })
    }
    case 'adopt':
      // The plan may have moved between the two tries.
      if (step.found.dueDate !== step.entry.dueDate)
        await list.update(step.found.reference, { dueDate: step.entry.dueDate })
      return save(step, { state: 'listed', reference: step.found.reference, isDone: false })
    case 'move':
      await list.update(step.reference, { dueDate: step.entry.dueDate })
      return save(step, { state: 'listed', reference: step.reference, isDone: false })
    case 'tick':
      await list.update(step.reference, { isDone: step.isDone })
      return save(step, { state: 'listed', reference: step.reference, isDone: step.isDone })
    case 'remove':
      await list.remove(step.reference)
      return save(step, { state: 'withdrawn', reference: null, isDone: false })
    case 'close':
      return save(step, { state: 'listed', reference: step.reference, isDone: true })
    case 'let-go':
      return save(step, { state: 'removed', reference: null, isDone: false })
  }
}
