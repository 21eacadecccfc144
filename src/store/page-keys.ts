import type { Database } from './database.ts'

export type PageKeyKind = 'sign-in' | 'session' | 'feed' | 'api'

export interface PageKey {
  /** Keyed hash of the secret; the secret itself is nowhere. */
  hash: string
  userId: string
  kind: PageKeyKind
  madeAt: string
  expiresAt: string | null
}

export async function addPageKey(db: Database, key: PageKey): Promise<void> {
  const { hash, userId, kind, madeAt, expiresAt } = key
  await db
    .insertInto('page_keys')
    .values({ hash, user_id: userId, kind, made_at: madeAt, expires_at: expiresAt })
    .execute()
}

/** Whose key this is, while it stands; whoever's it is: the secret proves it. */
export async function ownerOfKey(
  db: Database,
  kind: PageKeyKind,
  hash: string,
  now: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('page_keys')
    .select(['user_id', 'expires_at'])
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row && (row.expires_at === null || row.expires_at > now) ? row.user_id : null
}

/** As `ownerOfKey`, and the key is used up: of two who try at once, one gets in. */
export async function takeKey(
  db: Database,
  kind: PageKeyKind,
  hash: string,
  now: string,
): Promise<string | null> {
  const owner = await ownerOfKey(db, kind, hash, now)
  const { numDeletedRows } = await db
    .deleteFrom('page_keys')
    .where('hash', '=', hash)
    .where('kind', '=', kind)
    .executeTakeFirst()
  return numDeletedRows > 0n ? owner : null
}

export async function listPageKeys(db: Database, userId: string, kind: PageKeyKind): Promise<PageKey[]> {
  const rows = await db
    .selectFrom('page_keys')
    .selectAll()
    .where('user_id', '=', userId)
    .where('kind', '=', kind)
    .orderBy('made_at')
    .execute()
  return rows.map((row) => ({
    hash: row.hash,
    userId: row.user_id,
    kind: row.kind,
    madeAt: row.made_at,
    expiresAt: row.expires_at,
  }))
}

export async function revokePageKeys(db: Database, userId: string, kind: PageKeyKind): Promise<void> {
  await db.deleteFrom('page_keys').where('user_id', '=', userId).where('kind', '=', kind).execute()
}

export async function revokePageKey(db: Database, userId: string, hash: string): Promise<void> {
  await db.deleteFrom('page_keys').where('user_id', '=', userId).where('hash', '=', hash).execute()
}

export async function deleteExpiredKeys(db: Database, userId: string, now: string): Promise<void> {
  await db.deleteFrom('page_keys').where('user_id', '=', userId).where('expires_at', '<', now).execute()
}
