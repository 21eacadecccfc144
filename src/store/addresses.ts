import type { Vault } from '../secrets/vault.ts'
import { shownUrl } from '../shared/shown-url.ts'
import { stableId } from '../shared/stable-id.ts'
import { type Connection, connectionId, listConnections, saveConnection } from './connections.ts'
import { readSecret, removeOtherCredentials, sealCredential } from './credentials.ts'
import { type Database, inTransaction } from './database.ts'

/** Subscribed calendars are known by an address that lets in whoever has it: it is sealed like a credential. */
export const addressProvider = 'address'

/** Is it an address, and not a path? */
export function isAddress(place: string): boolean {
  return /^(https?|webcals?):/i.test(place)
}

/** Connects an iCalendar file, folder or address, once. Of an address only the harmless part stays readable. */
export async function saveCalendarPlace(
  db: Database,
  vault: Vault,
  userId: string,
  place: string,
  now: string,
): Promise<string> {
  const common = { role: 'calendar', kind: 'ics' } as const
  if (!isAddress(place)) return saveConnection(db, userId, { ...common, location: place })
  const shown = { ...common, location: shownUrl(place), identity: place }
  const addressId = await sealAddress(db, vault, userId, connectionId(userId, shown), place, now)
  return saveConnection(db, userId, { ...shown, addressId })
}

/** The true address of a connection. Throws a SecretError when it does not open. */
export async function readAddress(
  db: Database,
  vault: Vault,
  { userId, addressId, location }: Pick<Connection, 'userId' | 'addressId' | 'location'>,
): Promise<string> {
  const stored = addressId === null ? null : await readSecret(db, vault, { id: addressId, userId })
  return stored?.secret ?? location
}

/** Seals the addresses that an earlier version stored readable; answers how many there were. */
export async function sealReadableAddresses(db: Database, vault: Vault, now: string): Promise<number> {
  const rows = await db
    .selectFrom('connections')
    .select(['id', 'user_id', 'settings'])
    .where('kind', '=', 'ics')
    .where('settings', 'not like', '%"addressId":%')
    .execute()
  const found = rows
    .map(({ id, user_id: userId, settings }) => ({ id, userId, ...placeIn(settings) }))
    .filter(({ location }) => isAddress(location))
  await inTransaction(db, async (tx) => {
    for (const { id, userId, location } of found) {
      const addressId = await sealAddress(tx, vault, userId, id, location, now)
      const settings = JSON.stringify({ location: shownUrl(location), addressId })
      await tx.updateTable('connections').set({ settings }).where('id', '=', id).execute()
    }
  })
  return found.length
}

function placeIn(settings: string): { location: string } {
  return JSON.parse(settings) as { location: string }
}

/** Deletes addresses whose connection is gone. */
export async function dropUnusedAddresses(db: Database, userId: string): Promise<void> {
  const used = (await listConnections(db, userId)).flatMap(({ addressId }) => addressId ?? [])
  await removeOtherCredentials(db, userId, [addressProvider], used)
}

/** An address never changes, so what is sealed once stays. */
async function sealAddress(
  db: Database,
  vault: Vault,
  userId: string,
  connection: string,
  address: string,
  now: string,
): Promise<string> {
  const id = stableId('address', userId, connection)
  const known = await db.selectFrom('credentials').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return id
  const given = { userId, provider: addressProvider, account: connection, purpose: 'calendar' } as const
  await sealCredential(db, vault, { ...given, id, scopes: [], secret: address }, now)
  return id
}
