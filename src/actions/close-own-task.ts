import { UsageError } from '../shared/usage-error.ts'
import { closeTask, reopenTask } from '../store/tasks.ts'
import type { Telling } from './telling.ts'

/** `undo`: it is to be done after all. */
export type TaskWord = 'done' | 'dismissed' | 'undo'

/** Marks a task as done, as not wanted, or as still to do. */
export async function closeOwnTask(
  { pipeline, user, dossier, now }: Telling,
  task: string,
  word: TaskWord,
): Promise<void> {
  const found = dossier.tasks.find(({ id }) => id === task)
  if (!found)
    throw new UsageError(`There is no task "${task}". "afterword show ${dossier.interview.id}" lists them.`)
  if (word === 'undo') await reopenTask(pipeline.db, user.id, task)
  else await closeTask(pipeline.db, user.id, task, word, now)
}
