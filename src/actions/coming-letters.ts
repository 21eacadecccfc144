import { isLetterKind, type Task } from '../followup/task.ts'
import { type AddressedLetter, lettersOfTask } from '../letter/letters-of-task.ts'
import { letterContext } from '../pass/letter-work.ts'
import type { Pipeline } from '../pipeline.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { User } from '../store/users.ts'

/** The letters of a task as they would be laid into the drafts now; none for what lies there already. */
export function comingLetters(
  pipeline: Pipeline,
  user: User,
  { kind, state }: Task,
  dossier: Dossier,
  all: Dossier[],
  now: string,
): AddressedLetter[] {
  if (!isLetterKind(kind) || state !== 'planned') return []
  return lettersOfTask(kind, dossier, all, letterContext(pipeline, user, all, now))
}
