import type { Database } from './database.ts'

/** Somebody as a provider knows them: the pair never changes and is never given to anybody else. */
export interface Identity {
  issuer: string
  subject: string
}

export async function userOfIdentity(db: Database, { issuer, subject }: Identity): Promise<string | null> {
  const query = db.selectFrom('identities').select('user_id')
  const row = await query.where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst()
  return row?.user_id ?? null
}

export async function hasIdentity(db: Database, userId: string): Promise<boolean> {
  const query = db.selectFrom('identities').select('subject').where('user_id', '=', userId)
  return (await query.executeTakeFirst()) !== undefined
}

export async function saveIdentity(
  db: Database,
  { issuer, subject }: Identity,
  userId: string,
  now: string,
): Promise<void> {
  await db.insertInto('identities').values({ issuer, subject, user_id: userId, made_at: now }).execute()
}
