import { resolve } from 'node:path'
import type { AppOptions } from '../app.ts'
import { removeOthers } from '../connect/remove-others.ts'
import { listConnections, saveConnection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { deleteUser, listUsers, type User } from '../store/users.ts'

type Place = Pick<AppOptions, 'dataFolder' | 'settings'>

const roles = ['mailbox', 'sender'] as const

/** Everybody has a mailbox and a way to send: without another one they are a folder beside the data. */
export async function giveOwnMailbox(tx: Database, user: User, place: Place): Promise<void> {
  for (const role of roles) {
    const existing = await listConnections(tx, user.id, role)
    if (existing.length === 0) await giveFolderAs(tx, user, role, ownFolder(user, place))
  }
}

function ownFolder(user: User, { dataFolder, settings }: Place): string {
  if (settings.web.signIn === 'accounts') return sharedFolder(dataFolder, user)
  return resolve(dataFolder, user.isSample ? 'Sample mailbox' : 'Mailbox')
}

/** Of one among many. It is the operator's disk and not the user's, so it goes when the user goes. */
export function sharedFolder(dataFolder: string, { id }: User): string {
  return resolve(dataFolder, 'Mailboxes', id)
}

/**
 * One mailbox, one way to send: a folder that is named takes the place of an account, too, but not of a server that was
 * connected for nothing but sending.
 */
export async function giveFolder(tx: Database, user: User, location: string): Promise<void> {
  for (const role of roles) {
    const existing = await listConnections(tx, user.id, role)
    if (!existing.some(({ kind }) => kind === 'smtp')) await giveFolderAs(tx, user, role, location)
  }
}

async function giveFolderAs(
  tx: Database,
  user: User,
  role: (typeof roles)[number],
  location: string,
): Promise<void> {
  const kept = await saveConnection(tx, user.id, { role, kind: 'folder', location })
  await removeOthers(tx, user.id, [kept], (other) => other.role === role)
}

/** The invented person of the sample makes room for a real one. */
export async function forgetSample(tx: Database): Promise<void> {
  for (const { id, isSample } of await listUsers(tx)) if (isSample) await deleteUser(tx, id)
}
