import { resolve } from 'node:path'
import type { AppOptions } from '../app.ts'
import { listConnections, removeConnection, saveConnection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { deleteUser, listUsers, type User } from '../store/users.ts'

type Place = Pick<AppOptions, 'dataFolder' | 'settings'>

/** Everybody has a mailbox: without another one it is a folder beside the data. */
export async function giveOwnMailbox(tx: Database, user: User, place: Place): Promise<void> {
  const existing = await listConnections(tx, user.id, 'mailbox')
  if (existing.length === 0) await giveFolder(tx, user, ownFolder(user, place))
}

function ownFolder(user: User, { dataFolder, settings }: Place): string {
  if (settings.web.signIn === 'accounts') return sharedFolder(dataFolder, user)
  return resolve(dataFolder, user.isSample ? 'Sample mailbox' : 'Mailbox')
}

/** Of one among many. It is the operator's disk and not the user's, so it goes when the user goes. */
export function sharedFolder(dataFolder: string, { id }: User): string {
  return resolve(dataFolder, 'Mailboxes', id)
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
