import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'

/** A question of the user's own. */
export interface Question {
  id: string
  interviewId: string
  text: string
}

export async function listQuestions(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Question[]> {
  const rows = await db
    .selectFrom('questions')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map(({ id, interview_id, text }) => ({ id, interviewId: interview_id, text }))
}

/** The same question twice is one question. */
export async function addQuestion(
  db: Database,
  userId: string,
  interviewId: string,
  text: string,
  now: string,
): Promise<void> {
  await db
    .insertInto('questions')
    .values({
      id: stableId('question', interviewId, text),
      user_id: userId,
      interview_id: interviewId,
      text,
      added_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function removeQuestion(
  db: Database,
  userId: string,
  interviewId: string,
  text: string,
): Promise<void> {
  await db
    .deleteFrom('questions')
    .where('user_id', '=', userId)
    .where('interview_id', '=', interviewId)
    .where('text', '=', text)
    .execute()
}
