import type { Selectable } from 'kysely'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'
import type { UsersTable } from './schema.ts'

export interface User {
  id: string
  /** Lower case. */
  email: string
  name: string | null
  /** IANA zone. */
  timeZone: string
  phone: string | null
  profileUrl: string | null
  digestEnabled: boolean
  /** The invented person of the sample calendar. */
  isSample: boolean
  createdAt: string
}

export interface Profile {
  email: string
  name?: string | null | undefined
  timeZone?: string | undefined
}

export async function listUsers(db: Database): Promise<User[]> {
  const rows = await db.selectFrom('users').selectAll().orderBy('created_at').orderBy('id').execute()
  return rows.map(toUser)
}

export async function findUser(db: Database, id: string): Promise<User | null> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? toUser(row) : null
}

/** Makes the user of this address, or brings what is known of them up to date. What is not given stays. */
export function saveUser(
  db: Database,
  profile: Profile & { timeZone: string },
  now: string,
  isSample = false,
): Promise<User> {
  return saveUserAs(db, stableId('user', profile.email.toLowerCase()), profile, now, isSample)
}

/** As `saveUser`, where an address does not say who somebody is. */
export async function saveUserAs(
  db: Database,
  id: string,
  profile: Profile & { timeZone: string },
  now: string,
  isSample = false,
): Promise<User> {
  const email = profile.email.toLowerCase()
  await db
    .insertInto('users')
    .values({
      id,
      email,
      name: profile.name ?? null,
      time_zone: profile.timeZone,
      phone: null,
      profile_url: null,
      digest_enabled: 1,
      is_sample: isSample ? 1 : 0,
      created_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  await updateUser(db, id, { timeZone: profile.timeZone, ...(profile.name ? { name: profile.name } : {}) })
  const user = await findUser(db, id)
  if (!user) throw new Error('A user that was just saved is not there.')
  return user
}

export async function updateUser(
  db: Database,
  id: string,
  change: Partial<Pick<User, 'name' | 'timeZone' | 'phone' | 'profileUrl' | 'digestEnabled'>>,
): Promise<void> {
  const set = {
    ...('name' in change ? { name: change.name ?? null } : {}),
    ...(change.timeZone ? { time_zone: change.timeZone } : {}),
    ...('phone' in change ? { phone: change.phone ?? null } : {}),
    ...('profileUrl' in change ? { profile_url: change.profileUrl ?? null } : {}),
    ...('digestEnabled' in change
      ? { digest_enabled: change.digestEnabled ? (1 as const) : (0 as const) }
      : {}),
  }
  if (Object.keys(set).length === 0) return
  await db.updateTable('users').set(set).where('id', '=', id).execute()
}

/** Removes the user and, through the foreign keys, everything that is theirs. */
export async function deleteUser(db: Database, id: string): Promise<void> {
  await db.deleteFrom('users').where('id', '=', id).execute()
}

function toUser(row: Selectable<UsersTable>): User {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    timeZone: row.time_zone,
    phone: row.phone,
    profileUrl: row.profile_url,
    digestEnabled: row.digest_enabled === 1,
    isSample: row.is_sample === 1,
    createdAt: row.created_at,
  }
}
