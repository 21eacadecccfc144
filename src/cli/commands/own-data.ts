import { rm } from 'node:fs/promises'
import { mailSettingsFolder } from '../../app-servers.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import { listConnections, removeConnection } from '../../store/connections.ts'
import { listCredentials } from '../../store/credentials.ts'
import { listDigests } from '../../store/digests.ts'
import { loadDossiers } from '../../store/dossiers.ts'
import { listEvents } from '../../store/events.ts'
import { deleteUser } from '../../store/users.ts'
import { previewFolder } from '../digest-preview.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'
import { giveBackCredentials } from './give-back.ts'

/** Everything Afterword holds of the user, as one JSON document: to standard output or into a file. */
export function exportData(
  file: string | undefined,
  options: GlobalOptions,
  streams: Streams,
): Promise<number> {
  return inSession({ ...options, dryRun: true }, streams, async (session) => {
    const user = await resolveUser(session)
    const { db } = session.app.pipeline
    const everything = {
      user,
      connections: await listConnections(db, user.id),
      credentials: await listCredentials(db, user.id),
      events: await listEvents(db, user.id),
      interviews: await loadDossiers(db, user.id),
      digests: await listDigests(db, user.id),
    }
    const text = `${JSON.stringify(everything, null, 2)}\n`
    if (file === undefined) streams.out(text)
    else await writeFileAtomic(file, text)
    return 0
  })
}

/** Deletes everything Afterword holds of the user. What lies in the mailbox is the user's and stays. */
export function forget(options: GlobalOptions & { yes?: boolean }, streams: Streams): Promise<number> {
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      if (!options.yes)
        throw new UsageError(
          `This deletes all that Afterword knows of ${user.email}. If you are sure, add --yes.`,
        )
      const { db } = session.app.pipeline
      for (const { id } of await listConnections(db, user.id)) await removeConnection(db, user.id, id)
      const leftOver = await giveBackCredentials(session, user)
      await deleteUser(db, user.id)
      await session.app.compact()
      await rm(previewFolder(session.app.options.dataFolder, user), { recursive: true, force: true })
      await rm(mailSettingsFolder(session.app.options.dataFolder), { recursive: true, force: true })
      const message = `Everything about ${user.email} is forgotten. Your drafts and digests are still in your mailbox.`
      streams.out(options.json ? `${JSON.stringify({ forgotten: user.email })}\n` : `${message}\n`)
      for (const { message: what } of leftOver) streams.err(`${what}\n`)
      return leftOver.length > 0 ? 1 : 0
    }),
  )
}
