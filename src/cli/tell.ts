import type { Telling as ActionTelling } from '../actions/telling.ts'
import { runDueWork } from '../pipeline.ts'
import { findInterview } from './find-interview.ts'
import { interviewSheet } from './interview-sheet.ts'
import { report } from './report.ts'
import { type GlobalOptions, inSession, resolveUser, type Session } from './session.ts'
import type { Streams } from './streams.ts'

/** What a command works on that tells Afterword something about an interview. */
export interface Telling extends Session, ActionTelling {}

/**
 * Runs a command in which the user tells something of an interview: stores it, does at once what follows from it,
 * and shows the interview as it stands then.
 */
export function tell(
  id: string,
  options: GlobalOptions,
  streams: Streams,
  store: (telling: Telling) => Promise<void>,
): Promise<number> {
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      const dossier = await findInterview(session, user, id)
      const { pipeline } = session.app
      await store({ ...session, pipeline, user, dossier, now: pipeline.clock.now() })
      const troubles = await runDueWork(pipeline, user)
      if (options.json) return report(session, user, { changed: 0, troubles })
      streams.out(`${await interviewSheet(session.app, user, dossier.interview.id)}\n`)
      for (const { message } of troubles) streams.err(`${message}\n`)
      return troubles.length > 0 ? 1 : 0
    }),
  )
}
