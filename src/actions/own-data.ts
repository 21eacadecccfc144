import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../app.ts'
import { listConnections } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { listDigests } from '../store/digests.ts'
import { loadDossiers } from '../store/dossiers.ts'
import { listEvents } from '../store/events.ts'
import { deleteUser, type User } from '../store/users.ts'

/** Everything Afterword holds of the user, as plain data. */
export async function everythingOf(db: Database, user: User) {
  return {
    user,
    connections: await listConnections(db, user.id),
    events: await listEvents(db, user.id),
    interviews: await loadDossiers(db, user.id),
    digests: await listDigests(db, user.id),
  }
}

/** Deletes everything Afterword holds of the user. What lies in the mailbox is the user's and stays. */
export async function forgetUser({ pipeline, compact, options }: App, user: User): Promise<void> {
  await deleteUser(pipeline.db, user.id)
  await compact()
  await rm(previewFolder(options.dataFolder, user), { recursive: true, force: true })
}

/** Where the previews of a user lie; goes when the user goes. */
export function previewFolder(dataFolder: string, user: User): string {
  return join(dataFolder, 'Preview', user.id)
}
