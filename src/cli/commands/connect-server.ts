import { giveBackCredentials } from '../../actions/give-back.ts'
import { forgetSample } from '../../actions/own-mailbox.ts'
import { runPass } from '../../pipeline.ts'
import { inTransaction } from '../../store/database.ts'
import type { ServerKind } from '../../store/passwords.ts'
import { saveUser, type User } from '../../store/users.ts'
import { report } from '../report.ts'
import { askAddress } from '../servers/ask.ts'
import type { KeepServer } from '../servers/keep-server.ts'
import type { ServerOptions } from '../servers/server-options.ts'
import { tryCalendars } from '../servers/try-calendars.ts'
import { tryMail } from '../servers/try-mail.ts'
import { inSession, knownUser, type Session, zoneGiven } from '../session.ts'
import type { Streams } from '../streams.ts'
import { connectGiven } from './sync.ts'

/**
 * Connects a server by an open standard: asks what it must, tries everything that will be done there, and only then
 * keeps it. A password is sealed; nothing is kept of a server that did not work.
 */
export function connectServer(kind: ServerKind, options: ServerOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, async (session) => {
    // A wrong zone is told before anybody types a password.
    zoneGiven(options)
    const known = await knownUser(session)
    const address = await askAddress(session, options, known)
    const keep =
      kind === 'caldav'
        ? await tryCalendars(session, options, address)
        : await tryMail(kind, session, options, address, known)
    return session.app.lock.hold(async () => {
      const user = await keepFor(session, known, address, keep)
      await connectGiven(session, user, {})
      // What another took the place of is not kept open.
      const leftOver = await giveBackCredentials(session.app, user)
      const { changed, troubles } = await runPass(session.app.pipeline, user)
      return report(session, user, { changed, troubles: [...leftOver, ...troubles] })
    })
  })
}

function keepFor(
  { app, options }: Session,
  known: User | null,
  email: string,
  keep: KeepServer,
): Promise<User> {
  const { db, clock } = app.pipeline
  return inTransaction(db, async (tx) => {
    await forgetSample(tx)
    const profile = { email, name: options.name, timeZone: zoneGiven(options) }
    const user = known ?? (await saveUser(tx, profile, clock.now()))
    await keep(tx, user)
    return user
  })
}
