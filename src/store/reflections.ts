import { type Assessment, emptyWeighing, type Notes, type Weighing } from '../followup/reflection.ts'
import type { Database } from './database.ts'

export async function listNotes(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Map<string, Notes>> {
  const rows = await db
    .selectFrom('notes')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .execute()
  return new Map(
    rows.map(({ interview_id, topic, sentence, availability, went_well }) => [
      interview_id,
      { topic, sentence, availability, wentWell: went_well },
    ]),
  )
}

export async function saveNotes(
  db: Database,
  userId: string,
  interviewId: string,
  notes: Notes,
  now: string,
): Promise<void> {
  const { topic, sentence, availability, wentWell } = notes
  const changing = { topic, sentence, availability, went_well: wentWell, noted_at: now }
  await db
    .insertInto('notes')
    .values({ interview_id: interviewId, user_id: userId, ...changing })
    .onConflict((conflict) => conflict.column('interview_id').doUpdateSet(changing))
    .execute()
}

export async function listAssessments(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Map<string, Assessment & { at: string }>> {
  const rows = await db
    .selectFrom('assessments')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .orderBy('assessed_at')
    .execute()
  return new Map(
    rows.map((row) => [
      row.interview_id,
      { ...(JSON.parse(row.assessment) as Assessment), at: row.assessed_at },
    ]),
  )
}

export async function saveAssessment(
  db: Database,
  userId: string,
  interviewId: string,
  assessment: Assessment,
  now: string,
): Promise<void> {
  const changing = { assessment: JSON.stringify(assessment), assessed_at: now }
  await db
    .insertInto('assessments')
    .values({ interview_id: interviewId, user_id: userId, ...changing })
    .onConflict((conflict) => conflict.column('interview_id').doUpdateSet(changing))
    .execute()
}

export async function listWeighings(
  db: Database,
  userId: string,
  interviewIds?: readonly string[],
): Promise<Map<string, Weighing>> {
  const rows = await db
    .selectFrom('weighings')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(interviewIds !== undefined, (query) => query.where('interview_id', 'in', interviewIds ?? []))
    .execute()
  return new Map(
    rows.map((row) => [row.interview_id, { ...emptyWeighing, ...(JSON.parse(row.weighing) as Weighing) }]),
  )
}

export async function saveWeighing(
  db: Database,
  userId: string,
  interviewId: string,
  weighing: Weighing,
  now: string,
): Promise<void> {
  const changing = { weighing: JSON.stringify(weighing), weighed_at: now }
  await db
    .insertInto('weighings')
    .values({ interview_id: interviewId, user_id: userId, ...changing })
    .onConflict((conflict) => conflict.column('interview_id').doUpdateSet(changing))
    .execute()
}
