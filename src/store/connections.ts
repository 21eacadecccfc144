import type { Selectable } from 'kysely'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'
import type { ConnectionsTable } from './schema.ts'

export type ConnectionRole = 'calendar' | 'mailbox' | 'sender' | 'tasks'

/** One calendar, mailbox, sender or task list of a user. */
export interface Connection {
  id: string
  userId: string
  role: ConnectionRole
  kind: string
  /** What the provider needs to reach it: a place, never a secret. */
  location: string
  /** The consent or password it is reached with; null where none is needed. */
  credentialId: string | null
  /** Address of the account it belongs to, lower case; null where there is none. */
  account: string | null
  /** Where its true address lies sealed, when `location` shows only a part of it. */
  addressId: string | null
  /** A mailbox whose mail the user lets us read, to see answers and go on with threads. */
  readsMail: boolean
  cursor: string | null
  eventsRead: number
  /** One sentence for the user, or null when all is well. */
  error: string | null
  /** The other side wants to be left alone until this instant. */
  notBefore: string | null
  /** Since when it waits for the user to connect it again; it is not called meanwhile. */
  stoppedAt: string | null
}

export async function listConnections(
  db: Database,
  userId: string,
  role?: ConnectionRole,
): Promise<Connection[]> {
  const rows = await db
    .selectFrom('connections')
    .selectAll()
    .where('user_id', '=', userId)
    .$if(role !== undefined, (query) => query.where('role', '=', role ?? 'calendar'))
    .orderBy('role')
    .orderBy('id')
    .execute()
  const accounts = await accountsOf(db, userId)
  return rows.map((row) => toConnection(row, accounts))
}

async function accountsOf(db: Database, userId: string): Promise<ReadonlyMap<string, string>> {
  const query = db.selectFrom('credentials').select(['id', 'account']).where('user_id', '=', userId)
  return new Map((await query.execute()).map(({ id, account }) => [id, account]))
}

/** What makes a connection the same one, and how it is reached. */
export interface ConnectionPlace {
  role: ConnectionRole
  kind: string
  location: string
  credentialId?: string | null
  readsMail?: boolean
  /** What makes it the same one, when that is not its location. */
  identity?: string
  addressId?: string
}

/** The same place is the same connection. */
export function connectionId(
  userId: string,
  { role, kind, location, identity }: Pick<ConnectionPlace, 'role' | 'kind' | 'location' | 'identity'>,
): string {
  return stableId('connection', userId, role, kind, identity ?? location)
}

/** Connects a place, once: the same place again is the same connection, reached the new way and ready to be tried. */
export async function saveConnection(
  db: Database,
  userId: string,
  { credentialId = null, readsMail = false, addressId, ...place }: ConnectionPlace,
): Promise<string> {
  const id = connectionId(userId, place)
  const access = {
    ...(credentialId ? { credentialId } : {}),
    ...(readsMail ? { readsMail } : {}),
    ...(addressId ? { addressId } : {}),
  }
  const settings = JSON.stringify({ location: place.location, ...access })
  const row = { id, user_id: userId, role: place.role, kind: place.kind, settings }
  const insert = db.insertInto('connections').values({ ...row, cursor: null, error: null, checked_at: null })
  const renewed = { settings, error: null, not_before: null, stopped_at: null }
  await insert
    .onConflict((conflict) =>
      credentialId === null ? conflict.column('id').doNothing() : conflict.column('id').doUpdateSet(renewed),
    )
    .execute()
  return id
}

export async function removeConnection(db: Database, userId: string, id: string): Promise<void> {
  await db.deleteFrom('connections').where('user_id', '=', userId).where('id', '=', id).execute()
}

export async function recordRead(
  db: Database,
  connection: Connection,
  read: { cursor: string; eventsRead: number; error: string | null; at: string },
): Promise<void> {
  const same =
    read.cursor === connection.cursor &&
    read.eventsRead === connection.eventsRead &&
    read.error === connection.error
  if (same) return
  await db
    .updateTable('connections')
    .set({ cursor: read.cursor, events_read: read.eventsRead, error: read.error, checked_at: read.at })
    .where('user_id', '=', connection.userId)
    .where('id', '=', connection.id)
    .execute()
}

/** How far a mailbox was looked through. */
export async function recordCursor(
  db: Database,
  connection: Pick<Connection, 'id' | 'userId'>,
  cursor: string,
): Promise<void> {
  await db
    .updateTable('connections')
    .set({ cursor })
    .where('user_id', '=', connection.userId)
    .where('id', '=', connection.id)
    .execute()
}

/** May the connection be called now? Not while it waits for the user, nor before it wants to be called again. */
export function isReady({ stoppedAt, notBefore }: Connection, now: string): boolean {
  return stoppedAt === null && (notBefore === null || notBefore <= now)
}

/** Leaves a connection alone, until an instant or until the user connects it again, and remembers why. */
export async function restConnection(
  db: Database,
  connection: Pick<Connection, 'id' | 'userId'>,
  rest: { error: string; notBefore: string | null; stoppedAt: string | null },
): Promise<void> {
  await db
    .updateTable('connections')
    .set({ error: rest.error, not_before: rest.notBefore, stopped_at: rest.stoppedAt })
    .where('user_id', '=', connection.userId)
    .where('id', '=', connection.id)
    .execute()
}

/** Remembers why a connection does not work, or with null that it does again. */
export async function recordError(
  db: Database,
  connection: Pick<Connection, 'id' | 'userId' | 'error'>,
  error: string | null,
  at: string,
): Promise<void> {
  if (connection.error === error) return
  await db
    .updateTable('connections')
    .set({ error, checked_at: at })
    .where('user_id', '=', connection.userId)
    .where('id', '=', connection.id)
    .execute()
}

function toConnection(row: Selectable<ConnectionsTable>, accounts: ReadonlyMap<string, string>): Connection {
  const settings = JSON.parse(row.settings) as {
    location: string
    credentialId?: string
    readsMail?: boolean
    addressId?: string
  }
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    kind: row.kind,
    location: settings.location,
    credentialId: settings.credentialId ?? null,
    account: accounts.get(settings.credentialId ?? '') ?? null,
    addressId: settings.addressId ?? null,
    readsMail: settings.readsMail ?? false,
    cursor: row.cursor,
    eventsRead: row.events_read,
    error: row.error,
    notBefore: row.not_before,
    stoppedAt: row.stopped_at,
  }
}
