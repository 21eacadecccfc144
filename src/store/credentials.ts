import type { Selectable } from 'kysely'
import type { Vault } from '../secrets/vault.ts'
import { stableId } from '../shared/stable-id.ts'
import type { CredentialsTable } from './credentials-table.ts'
import { type Database, inTransaction } from './database.ts'

/**
 * What the user allowed: to see calendars, to lay drafts, to read mail as well and answer in its threads, or to send
 * them the digest.
 */
export type CredentialPurpose = 'calendar' | 'drafts' | 'threads' | 'digest'

/** One consent or password of a user, without the secret. */
export interface Credential {
  id: string
  userId: string
  provider: string
  account: string
  purpose: CredentialPurpose
  /** What was granted, in the provider's words. */
  scopes: string[]
  revokedAt: string | null
  updatedAt: string
}

/** A secret as it lies in the store. `version` changes with every change of it. */
export interface StoredSecret {
  account: string
  secret: string
  version: string
  isRevoked: boolean
}

export async function listCredentials(db: Database, userId: string): Promise<Credential[]> {
  const query = db.selectFrom('credentials').selectAll().where('user_id', '=', userId)
  return (await query.orderBy('id').execute()).map(toCredential)
}

/** How many credentials there are of an account, whoever's they are. */
export async function countOfAccount(
  db: Database,
  { provider, account }: Pick<Credential, 'provider' | 'account'>,
): Promise<number> {
  const query = db.selectFrom('credentials').select('id').where('provider', '=', provider)
  return (await query.where('account', '=', account).execute()).length
}

export async function findCredential(db: Database, userId: string, id: string): Promise<Credential | null> {
  const row = await rowOf(db, userId, id)
  return row ? toCredential(row) : null
}

/**
 * Keeps a secret. An account has one credential for calendars and one for mail: connected again, it is the same one
 * with another secret, and no longer revoked.
 */
export async function saveCredential(
  db: Database,
  vault: Vault,
  given: Pick<Credential, 'userId' | 'provider' | 'account' | 'purpose' | 'scopes'> & { secret: string },
  now: string,
): Promise<string> {
  const account = given.account.toLowerCase()
  const room = given.purpose === 'calendar' ? 'calendar' : 'mail'
  const id = stableId('credential', given.userId, given.provider, account, room)
  await sealCredential(db, vault, { ...given, id, account }, now)
  return id
}

/** Puts a sealed secret under an identifier, in place of the one before; it is no longer revoked. */
export async function sealCredential(
  db: Database,
  vault: Vault,
  given: Pick<Credential, 'id' | 'userId' | 'provider' | 'account' | 'purpose' | 'scopes'> & {
    secret: string
  },
  now: string,
): Promise<void> {
  const { id, userId, provider, account, purpose } = given
  const changing = {
    purpose,
    scopes: JSON.stringify(given.scopes),
    sealed: vault.seal(given.secret, { userId, credentialId: id }),
    revoked_at: null,
    updated_at: now,
  }
  await db
    .insertInto('credentials')
    .values({ id, user_id: userId, provider, account, ...changing })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
    .execute()
}

/** The opened secret; null when the credential is gone. Throws a SecretError when it does not open. */
export async function readSecret(
  db: Database,
  vault: Vault,
  { id, userId }: Pick<Credential, 'id' | 'userId'>,
): Promise<StoredSecret | null> {
  const row = await rowOf(db, userId, id)
  if (!row) return null
  const secret = vault.open(row.sealed, { userId, credentialId: id })
  return { account: row.account, secret, version: row.sealed, isRevoked: row.revoked_at !== null }
}

/** Puts another secret in place of this version of it; false when it is no longer the one that is stored. */
export async function replaceSecret(
  db: Database,
  vault: Vault,
  { id, userId }: Pick<Credential, 'id' | 'userId'>,
  change: { version: string; secret: string },
  now: string,
): Promise<boolean> {
  const sealed = vault.seal(change.secret, { userId, credentialId: id })
  return updateVersion(db, id, change.version, { sealed, updated_at: now })
}

/** Remembers that the provider refuses this version of the secret; false when it is no longer the stored one. */
export async function markRevoked(db: Database, id: string, version: string, now: string): Promise<boolean> {
  return updateVersion(db, id, version, { revoked_at: now })
}

export async function removeCredential(db: Database, userId: string, id: string): Promise<void> {
  await db.deleteFrom('credentials').where('user_id', '=', userId).where('id', '=', id).execute()
}

/** Deletes what is kept of these providers, but for what is still used. */
export async function removeOtherCredentials(
  db: Database,
  userId: string,
  providers: readonly string[],
  used: string[],
): Promise<void> {
  await db
    .deleteFrom('credentials')
    .where('user_id', '=', userId)
    .where('provider', 'in', providers)
    .$if(used.length > 0, (query) => query.where('id', 'not in', used))
    .execute()
}

/** Seals everything with the newest key, in one transaction; answers how many there were. */
export function resealCredentials(db: Database, vault: Vault): Promise<number> {
  return inTransaction(db, async (tx) => {
    const rows = await tx.selectFrom('credentials').select(['id', 'user_id', 'sealed']).execute()
    for (const { id, user_id: userId, sealed } of rows.filter((row) => !vault.isCurrent(row.sealed))) {
      const owner = { userId, credentialId: id }
      const anew = vault.seal(vault.open(sealed, owner), owner)
      await tx.updateTable('credentials').set({ sealed: anew }).where('id', '=', id).execute()
    }
    return rows.length
  })
}

async function updateVersion(
  db: Database,
  id: string,
  version: string,
  change: Partial<Pick<CredentialsTable, 'sealed' | 'updated_at' | 'revoked_at'>>,
): Promise<boolean> {
  const result = await db
    .updateTable('credentials')
    .set(change)
    .where('id', '=', id)
    .where('sealed', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

function rowOf(db: Database, userId: string, id: string): Promise<Selectable<CredentialsTable> | undefined> {
  const query = db.selectFrom('credentials').selectAll()
  return query.where('user_id', '=', userId).where('id', '=', id).executeTakeFirst()
}

function toCredential(row: Selectable<CredentialsTable>): Credential {
  return {
    id: row.id,
    userId: row.user_id,
    provider: row.provider,
    account: row.account,
    purpose: row.purpose as CredentialPurpose,
    scopes: JSON.parse(row.scopes) as string[],
    revokedAt: row.revoked_at,
    updatedAt: row.updated_at,
  }
}
