import type { Selectable } from 'kysely'
import type { Database } from './database.ts'
import type { ChannelsTable } from './schema.ts'

/** A subscription by which a service knocks when a connection changed. */
export interface Channel {
  /** Ours; a new one with every renewal. Its secret is made from it. */
  id: string
  userId: string
  connectionId: string
  /** What the service calls it. */
  reference: string
  /** ISO instant in UTC. */
  expiresAt: string
}

export async function listChannels(db: Database, userId: string): Promise<Channel[]> {
  const rows = await db
    .selectFrom('channels')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('expires_at')
    .execute()
  return rows.map(toChannel)
}

/** The channel a knock is about, whoever's it is: the knock proves by its secret that it may be believed. */
export async function findChannel(
  db: Database,
  knock: { id: string | null; reference: string | null },
): Promise<Channel | null> {
  const all = db.selectFrom('channels').selectAll()
  const row =
    knock.id !== null
      ? await all.where('id', '=', knock.id).executeTakeFirst()
      : await all.where('reference', '=', knock.reference ?? '').executeTakeFirst()
  return row ? toChannel(row) : null
}

/** The new channel of a connection takes the place of those before. */
export async function replaceChannels(db: Database, channel: Channel): Promise<void> {
  await db
    .deleteFrom('channels')
    .where('user_id', '=', channel.userId)
    .where('connection_id', '=', channel.connectionId)
    .execute()
  await db
    .insertInto('channels')
    .values({
      id: channel.id,
      user_id: channel.userId,
      connection_id: channel.connectionId,
      reference: channel.reference,
      expires_at: channel.expiresAt,
    })
    .execute()
}

export async function expireChannel(db: Database, { id, userId }: Channel, at: string): Promise<void> {
  await db
    .updateTable('channels')
    .set({ expires_at: at })
    .where('user_id', '=', userId)
    .where('id', '=', id)
    .execute()
}

export async function deleteChannel(db: Database, { id, userId }: Channel): Promise<void> {
  await db.deleteFrom('channels').where('user_id', '=', userId).where('id', '=', id).execute()
}

function toChannel(row: Selectable<ChannelsTable>): Channel {
  return {
    id: row.id,
    userId: row.user_id,
    connectionId: row.connection_id,
    reference: row.reference,
    expiresAt: row.expires_at,
  }
}
