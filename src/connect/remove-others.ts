import { type Connection, listConnections, removeConnection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'

/** Lets the connections go that others took the place of. */
export async function removeOthers(
  db: Database,
  userId: string,
  kept: string[],
  isReplaced: (other: Connection) => boolean,
): Promise<void> {
  for (const other of await listConnections(db, userId))
    if (isReplaced(other) && !kept.includes(other.id)) await removeConnection(db, userId, other.id)
}
