import type { Assessment, Notes, Weighing } from '../followup/reflection.ts'
import { addQuestion, removeQuestion } from '../store/questions.ts'
import { saveAssessment, saveNotes, saveWeighing } from '../store/reflections.ts'
import { closeTask, taskId } from '../store/tasks.ts'
import type { Telling } from './telling.ts'

/** Step 2: questions of the user's own; they take the place of ours in the draft. */
export async function addQuestions(
  { pipeline, user, dossier, now }: Telling,
  texts: string[],
): Promise<void> {
  for (const text of texts.map((given) => given.trim()).filter(Boolean))
    await addQuestion(pipeline.db, user.id, dossier.interview.id, text, now)
}

/** A question that is not to be asked after all. */
export function dropQuestion({ pipeline, user, dossier }: Telling, text: string): Promise<void> {
  return removeQuestion(pipeline.db, user.id, dossier.interview.id, text)
}

/** What the letters may speak of. */
export function keepNotes({ pipeline, user, dossier, now }: Telling, notes: Notes): Promise<void> {
  return saveNotes(pipeline.db, user.id, dossier.interview.id, notes, now)
}

/** Step 4: how it went. */
export async function assessInterview(
  { pipeline, user, dossier, now }: Telling,
  assessment: Assessment,
): Promise<void> {
  await saveAssessment(pipeline.db, user.id, dossier.interview.id, assessment, now)
  await closeTask(pipeline.db, user.id, taskId(dossier.interview.id, 'self-assessment'), 'done', now)
}

/** Step 5: pros and cons of the job and the company. */
export async function weighUp({ pipeline, user, dossier, now }: Telling, weighing: Weighing): Promise<void> {
  await saveWeighing(pipeline.db, user.id, dossier.interview.id, weighing, now)
  await closeTask(pipeline.db, user.id, taskId(dossier.interview.id, 'weigh-up'), 'done', now)
}
