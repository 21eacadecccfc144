import type { Vault } from '../secrets/vault.ts'
import { stableId } from '../shared/stable-id.ts'
import { listConnections, renewConnections } from './connections.ts'
import { type CredentialPurpose, removeOtherCredentials, sealCredential } from './credentials.ts'
import type { Database } from './database.ts'

/** What passwords are for, by the kind of server they were given for. */
const purposes = { caldav: 'calendar', imap: 'threads', smtp: 'digest' } satisfies Record<
  string,
  CredentialPurpose
>

/** Kinds of servers that let people in by password. */
export type ServerKind = keyof typeof purposes
export const serverKinds: readonly ServerKind[] = ['caldav', 'imap', 'smtp']

export interface GivenPassword {
  kind: ServerKind
  host: string
  user: string
  password: string
}

/**
 * Keeps the password of a user at a server. Given again, it takes the place of the one before, and every connection
 * that logs in with it is ready to be tried.
 */
export async function savePassword(
  db: Database,
  vault: Vault,
  userId: string,
  { kind, host, user, password }: GivenPassword,
  now: string,
): Promise<string> {
  const id = stableId('password', userId, kind, host, user)
  const given = { id, userId, provider: kind, account: user, purpose: purposes[kind], scopes: [] }
  await sealCredential(db, vault, { ...given, secret: password }, now)
  await renewConnections(db, userId, id)
  return id
}

/** Deletes passwords that no connection logs in with any more; there is nobody to give them back to. */
export async function dropUnusedPasswords(db: Database, userId: string): Promise<void> {
  const used = (await listConnections(db, userId)).flatMap(({ credentialId }) => credentialId ?? [])
  await removeOtherCredentials(db, userId, serverKinds, used)
}
