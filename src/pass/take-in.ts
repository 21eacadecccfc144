import type { Owner } from '../calendar/calendar-event.ts'
import type { TimeWindow } from '../calendar/calendar-port.ts'
import { addDays } from '../followup/local-time.ts'
import { answersOf } from '../store/answers.ts'
import { type Connection, isReady, listConnections, removeConnection } from '../store/connections.ts'
import { inTransaction } from '../store/database.ts'
import type { User } from '../store/users.ts'
import { applyReading } from './apply-reading.ts'
import { callConnection } from './call-connection.ts'
import type { PassContext, Trouble } from './pass-context.ts'
import { readCalendar } from './read-calendar.ts'
import { updateInterviews } from './update-interviews.ts'

/**
 * Reads all calendars of a user and brings the interviews up to date. A calendar that fails stops no other. `retired`
 * calendars are not read; they are let go once every other could be read, so that a mistyped path loses nothing.
 */
export async function takeIn(
  context: PassContext,
  user: User,
  now: string,
  retired: Connection[],
): Promise<{ changed: number; troubles: Trouble[] }> {
  const troubles: Trouble[] = []
  const retiredIds = retired.map(({ id }) => id)
  const connections = await listConnections(context.db, user.id, 'calendar')
  let changed = 0
  let failed = 0
  for (const connection of connections.filter(({ id }) => !retiredIds.includes(id))) {
    if (!isReady(connection, now)) continue
    const count = await callConnection(context, connection, now, troubles, () =>
      takeInCalendar(context, user, connection, now, troubles),
    )
    if (count === null) failed += 1
    changed += count ?? 0
  }
  context.progress.clear()
  await inTransaction(context.db, async (tx) => {
    if (failed === 0) for (const id of retiredIds) await removeConnection(tx, user.id, id)
    await updateInterviews(tx, user, context.rules.interviews, now)
  })
  return { changed, troubles }
}

async function takeInCalendar(
  context: PassContext,
  user: User,
  connection: Connection,
  now: string,
  troubles: Trouble[],
): Promise<number> {
  const { db, progress, rules } = context
  const { version, detect } = await context.openDetector()
  const owner: Owner = { name: user.name, email: user.email }
  const window = windowAround(now, user.timeZone, rules.window)
  const calendar = context.openCalendar(connection)
  const { account } = connection
  const judge = { detect, owner, account, answersFor: await answersOf(db, user.id, context.key) }
  const reading = await readCalendar(
    calendar,
    { cursor: cursorOf(connection, version), window, timeZone: user.timeZone, now },
    judge,
    progress,
  )
  troubles.push(...reading.troubles)
  const { absenceNeedsSecondRead } = calendar
  const tagged = { ...reading, cursor: tagCursor(reading.cursor, version) }
  return inTransaction(db, (tx) =>
    applyReading(tx, connection, tagged, { owner, window, now, absenceNeedsSecondRead }),
  )
}

/** A cursor counts only for the rules it was made under: with new words, old calendars are judged anew. */
function tagCursor(cursor: string, version: string): string {
  return `${version} ${cursor}`
}

function cursorOf({ cursor }: Connection, version: string): string | null {
  const tag = `${version} `
  return cursor?.startsWith(tag) ? cursor.slice(tag.length) : null
}

function windowAround(
  now: string,
  timeZone: string,
  { lookBackDays, lookAheadDays }: { lookBackDays: number; lookAheadDays: number },
): TimeWindow {
  // Whole days: a window that moved with every minute would have every calendar read anew.
  const midnight = (days: number) => `${addDays(now, days, timeZone).slice(0, 10)}T00:00:00.000Z`
  return { from: midnight(-lookBackDays), to: midnight(lookAheadDays) }
}
