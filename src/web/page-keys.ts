import { randomBytes } from 'node:crypto'
import type { Pipeline } from '../pipeline.ts'
import type { InstallationKey } from '../store/installation-key.ts'
import { addPageKey, deleteExpiredKeys, ownerOfKey, type PageKeyKind, takeKey } from '../store/page-keys.ts'
import { findUser, type User } from '../store/users.ts'

type Keeper = Pick<Pipeline, 'db' | 'key' | 'clock'>

/** Makes a secret that stands for the user for so many minutes; null stands until it is revoked. */
export async function issueKey(
  { db, key, clock }: Keeper,
  userId: string,
  kind: PageKeyKind,
  minutes: number | null,
): Promise<string> {
  const now = clock.now()
  const secret = randomBytes(32).toString('base64url')
  const expiresAt = minutes === null ? null : new Date(Date.parse(now) + minutes * 60_000).toISOString()
  await deleteExpiredKeys(db, userId, now)
  await addPageKey(db, { hash: keyHash(key, kind, secret), userId, kind, madeAt: now, expiresAt })
  return secret
}

/** The user a secret stands for; null when it was not made here, has expired or was revoked. */
export async function userOfKey(keeper: Keeper, kind: PageKeyKind, secret: string): Promise<User | null> {
  const { db, key, clock } = keeper
  const userId = await ownerOfKey(db, kind, keyHash(key, kind, secret), clock.now())
  return userId === null ? null : findUser(db, userId)
}

/** As `userOfKey`, once. */
export async function useUpKey(keeper: Keeper, kind: PageKeyKind, secret: string): Promise<User | null> {
  const { db, key, clock } = keeper
  const userId = await takeKey(db, kind, keyHash(key, kind, secret), clock.now())
  return userId === null ? null : findUser(db, userId)
}

/** What of a secret is written down: without the installation's key it opens nothing. */
export function keyHash(key: InstallationKey, kind: PageKeyKind, secret: string): string {
  return key.hash(`page-key\n${kind}\n${secret}`)
}
