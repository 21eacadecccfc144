import type { Selectable } from 'kysely'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from './database.ts'
import type { ConnectionsTable } from './schema.ts'

export type ConnectionRole = 'calendar' | 'mailbox' | 'sender'

/** One calendar, mailbox or sender of a user. */
export interface Connection {
  id: string
  userId: string
  role: ConnectionRole
  kind: string
  /** What the provider needs to reach it: a place, never a secret. */
  location: string
  cursor: string | null
  eventsRead: number
  /** One sentence for the user, or null when all is well. */
  error: string | null
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
  return rows.map(toConnection)
}

/** Connects a place, once: the same place again is the same connection. */
export async function saveConnection(
  db: Database,
  userId: string,
  place: { role: ConnectionRole; kind: string; location: string },
): Promise<string> {
  const id = stableId('connection', userId, place.role, place.kind, place.location)
  await db
    .insertInto('connections')
    .values({
      id,
      user_id: userId,
      role: place.role,
      kind: place.kind,
      settings: JSON.stringify({ location: place.location }),
      cursor: null,
      error: null,
      checked_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
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

function toConnection(row: Selectable<ConnectionsTable>): Connection {
  const settings = JSON.parse(row.settings) as { location: string }
  return {
    id: row.id,
    userId: row.user_id,
    role: row.role,
    kind: row.kind,
    location: settings.location,
    cursor: row.cursor,
    eventsRead: row.events_read,
    error: row.error,
  }
}
