import type { AnswerKey, AnswerMatch } from '../detection/remembered-answers.ts'
import type { Database } from './database.ts'
import type { InstallationKey } from './installation-key.ts'

/** Remembers what the user said; a later answer replaces an earlier one. */
export async function saveAnswers(
  db: Database,
  userId: string,
  keys: AnswerKey[],
  answer: 'yes' | 'no',
  secret: InstallationKey,
  now: string,
): Promise<void> {
  for (const key of keys) {
    await db
      .insertInto('answers')
      .values({ user_id: userId, key_hash: hashOf(key, secret), scope: key.scope, answer, answered_at: now })
      .onConflict((conflict) =>
        conflict.columns(['user_id', 'key_hash']).doUpdateSet({ answer, answered_at: now }),
      )
      .execute()
  }
}

/** All answers of a user, as a look-up that needs no further query. */
export async function answersOf(
  db: Database,
  userId: string,
  secret: InstallationKey,
): Promise<(keys: AnswerKey[]) => AnswerMatch[]> {
  const rows = await db.selectFrom('answers').selectAll().where('user_id', '=', userId).execute()
  const byHash = new Map(rows.map((row) => [row.key_hash, row.answer]))
  if (byHash.size === 0) return () => []
  return (keys) =>
    keys.flatMap((key) => {
      const answer = byHash.get(hashOf(key, secret))
      return answer ? [{ scope: key.scope, answer }] : []
    })
}

function hashOf({ scope, key }: AnswerKey, secret: InstallationKey): string {
  return secret.hash(`${scope}\n${key}`)
}
