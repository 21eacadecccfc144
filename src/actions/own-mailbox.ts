import { resolve } from 'node:path'
import { listConnections, removeConnection, saveConnection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { deleteUser, listUsers, type User } from '../store/users.ts'

/** Everybody has a mailbox: without another one it is a folder beside the data. */
export async function giveOwnMailbox(tx: Database, user: User, dataFolder: string): Promise<void> {
  const existing = await listConnections(tx, user.id, 'mailbox')
  if (existing.length === 0)
    await giveFolder(tx, user, resolve(dataFolder, user.isSample ? 'Sample mailbox' : 'Mailbox'))
}

/** One mailbox, one way to send: a folder takes the place of an account, too. */
export async function giveFolder(tx: Database, user: User, location: string): Promise<void> {
  for (const role of ['mailbox', 'sender'] as const) {
    const kept = await saveConnection(tx, user.id, { role, kind: 'folder', location })
    for (const { id } of await listConnections(tx, user.id, role)) {
      if (id !== kept) await removeConnection(tx, user.id, id)
    }
  }
}

/** The invented person of the sample makes room for a real one. */
export async function forgetSample(tx: Database): Promise<void> {
  for (const { id, isSample } of await listUsers(tx)) if (isSample) await deleteUser(tx, id)
}
