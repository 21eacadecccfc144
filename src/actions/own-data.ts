import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../app.ts'
import { mailSettingsFolder } from '../app-servers.ts'
import type { Trouble } from '../pass/pass-context.ts'
import { listConnections } from '../store/connections.ts'
import { listCredentials } from '../store/credentials.ts'
import type { Database } from '../store/database.ts'
import { listDigests } from '../store/digests.ts'
import { loadDossiers } from '../store/dossiers.ts'
import { listEvents } from '../store/events.ts'
import { deleteUser, type User } from '../store/users.ts'
import { letGo } from './let-go.ts'
import { sharedFolder } from './own-mailbox.ts'

/** Everything Afterword holds of the user, as plain data. */
export async function everythingOf(db: Database, user: User) {
  return {
    user,
    connections: await listConnections(db, user.id),
    credentials: await listCredentials(db, user.id),
    events: await listEvents(db, user.id),
    interviews: await loadDossiers(db, user.id),
    digests: await listDigests(db, user.id),
  }
}

/**
 * Deletes everything Afterword holds of the user. What lies in the mailbox is the user's and stays. Answers what only
 * the user can take back.
 */
export async function forgetUser(app: App, user: User): Promise<Trouble[]> {
  const { pipeline, compact, options } = app
  const { db } = pipeline
  const leftOver = await letGo(app, user, await listConnections(db, user.id))
  await deleteUser(db, user.id)
  await compact()
  await rm(previewFolder(options.dataFolder, user), { recursive: true, force: true })
  await rm(mailSettingsFolder(options.dataFolder), { recursive: true, force: true })
  await rm(sharedFolder(options.dataFolder, user), { recursive: true, force: true })
  return leftOver
}

/** Where the previews of a user lie; goes when the user goes. */
export function previewFolder(dataFolder: string, user: User): string {
  return join(dataFolder, 'Preview', user.id)
}
