import { resolve } from 'node:path'
import { calendarPlace } from '../../actions/calendar-place.ts'
import { forgetSample, giveFolder, giveOwnMailbox } from '../../actions/own-mailbox.ts'
import { runPass } from '../../pipeline.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { dropUnusedAddresses, saveCalendarPlace } from '../../store/addresses.ts'
import { type Connection, listConnections } from '../../store/connections.ts'
import { type Database, inTransaction } from '../../store/database.ts'
import { dropUnusedPasswords } from '../../store/passwords.ts'
import type { User } from '../../store/users.ts'
import { report } from '../report.ts'
import { type GlobalOptions, inSession, resolveUser, type Session } from '../session.ts'
import type { Streams } from '../streams.ts'

export interface SyncOptions extends GlobalOptions {
  calendar?: string[]
  mailbox?: string
  dryRun?: boolean
}

/** One whole pass: read, detect, plan, do what is due, send the digest if it is due. */
export function sync(options: SyncOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await ownerOf(session, options)
      const retired = await connectGiven(session, user, options)
      const result = await runPass(session.app.pipeline, user, retired)
      return report(session, user, result)
    }),
  )
}

/** Whose calendars are to be read: never those of the sample's person when others are named. */
export async function ownerOf(session: Session, options: SyncOptions): Promise<User> {
  const user = await resolveUser(session)
  if (user.isSample && options.calendar !== undefined && options.me === undefined)
    throw new UsageError('Say whose calendar it is: --me you@example.org')
  return user
}

/**
 * Connects the places named on the command line. Calendars named there replace those named before, which are
 * answered: they are let go once the new ones were read. Everybody has a mailbox: without another one it is a folder
 * beside the data.
 */
export async function connectGiven(
  session: Session,
  user: User,
  options: Pick<SyncOptions, 'calendar' | 'mailbox'>,
): Promise<Connection[]> {
  return inTransaction(session.app.pipeline.db, async (tx) => {
    if (options.calendar && !user.isSample) await forgetSample(tx)
    if (options.mailbox !== undefined) await giveFolder(tx, user, resolve(options.mailbox))
    else await giveOwnMailbox(tx, user, session.app.options)
    await dropUnusedPasswords(tx, user.id)
    return options.calendar ? connectOnly(session, tx, user, options.calendar.map(calendarPlace)) : []
  })
}

/** Connects these calendars and answers the others of their kind. */
async function connectOnly(
  { app }: Session,
  tx: Database,
  user: User,
  places: string[],
): Promise<Connection[]> {
  const kept = new Set<string>()
  const now = app.pipeline.clock.now()
  for (const place of places) kept.add(await saveCalendarPlace(tx, app.accounts.vault, user.id, place, now))
  await dropUnusedAddresses(tx, user.id)
  return (await listConnections(tx, user.id, 'calendar')).filter(
    (other) => other.kind === 'ics' && !kept.has(other.id),
  )
}
