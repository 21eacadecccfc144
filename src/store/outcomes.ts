import type { Outcome, OutcomeKind } from '../followup/outcome.ts'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'

/** The histories of all processes of a user, oldest entry first. */
export async function listOutcomes(
  db: Database,
  userId: string,
  processIds?: readonly string[],
): Promise<Map<string, Outcome[]>> {
  const rows = await db
    .selectFrom('outcomes')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(processIds !== undefined, (query) => query.where('process_id', 'in', processIds ?? []))
    .orderBy('happened_at')
    .orderBy('id')
    .execute()
  const histories = new Map<string, Outcome[]>()
  for (const row of rows) {
    const outcome = { kind: row.kind as OutcomeKind, at: row.happened_at, answerBy: row.answer_by }
    histories.set(row.process_id, [...(histories.get(row.process_id) ?? []), outcome])
  }
  return histories
}

/** Adds to the history; the same thing told twice at one moment is one entry. */
export async function addOutcome(
  db: Database,
  userId: string,
  processId: string,
  outcome: Outcome,
): Promise<void> {
  await db
    .insertInto('outcomes')
    .values({
      id: stableId('outcome', processId, outcome.kind, outcome.at),
      user_id: userId,
      process_id: processId,
      kind: outcome.kind,
      answer_by: outcome.answerBy,
      happened_at: outcome.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}
