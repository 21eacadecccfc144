import { plain } from '../../followup/words.ts'
import { runDueWork } from '../../pipeline.ts'
import { updateUser } from '../../store/users.ts'
import { writePreview } from '../digest-preview.ts'
import { findInterview } from '../find-interview.ts'
import { interviewSheet } from '../interview-sheet.ts'
import { report } from '../report.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'

/** How things stand; changes nothing. */
export function status(options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession({ ...options, dryRun: true }, streams, async (session) => {
    const user = await resolveUser(session)
    return report(session, user, { changed: 0, troubles: [] })
  })
}

/** One interview with its people, plan, agreement and notes. */
export function show(id: string, options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession({ ...options, dryRun: true }, streams, async (session) => {
    const user = await resolveUser(session)
    const { interview } = await findInterview(session, user, id)
    streams.out(`${await interviewSheet(session.app, user, interview.id)}\n`)
    return 0
  })
}

export interface DigestOptions extends GlobalOptions {
  preview?: boolean
  on?: boolean
  off?: boolean
}

/** Sends this week's digest if it is due, writes a preview of it, or switches it on and off. */
export function digest(options: DigestOptions, streams: Streams): Promise<number> {
  if (options.preview) return preview(options, streams)
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      const { db } = session.app.pipeline
      if (options.on || options.off) await updateUser(db, user.id, { digestEnabled: options.on === true })
      const troubles = options.off ? [] : await runDueWork(session.app.pipeline, user)
      return report(session, user, { changed: 0, troubles })
    }),
  )
}

function preview(options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession({ ...options, dryRun: true }, streams, async (session) => {
    const { subject, files } = await writePreview(session.app, await resolveUser(session))
    if (options.json) streams.out(`${JSON.stringify({ subject, ...files }, null, 2)}\n`)
    else
      streams.out(
        `${plain(subject)}\n${Object.values(files)
          .map((file) => `  ${file}\n`)
          .join('')}`,
      )
    return 0
  })
}
