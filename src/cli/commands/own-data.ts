import { exportArchive } from '../../actions/export-archive.ts'
import { everythingOf, forgetUser } from '../../actions/own-data.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'

/** Everything Afterword holds of the user: as one JSON document, or as an archive into a file named .zip. */
export function exportData(
  file: string | undefined,
  options: GlobalOptions,
  streams: Streams,
): Promise<number> {
  return inSession({ ...options, dryRun: true }, streams, async (session) => {
    const user = await resolveUser(session)
    if (file?.endsWith('.zip')) {
      await writeFileAtomic(file, Buffer.from(await exportArchive(session.app.pipeline, user)))
      return 0
    }
    const text = `${JSON.stringify(await everythingOf(session.app.pipeline.db, user), null, 2)}\n`
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
      const leftOver = await forgetUser(session.app, user)
      const message = `Everything about ${user.email} is forgotten. Your drafts and digests are still in your mailbox.`
      streams.out(options.json ? `${JSON.stringify({ forgotten: user.email })}\n` : `${message}\n`)
      for (const { message: what } of leftOver) streams.err(`${what}\n`)
      return leftOver.length > 0 ? 1 : 0
    }),
  )
}
