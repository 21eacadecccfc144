import { resolve } from 'node:path'
import { runPass } from '../../pipeline.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { listConnections, removeConnection, saveConnection } from '../../store/connections.ts'
import { oneOf } from '../parse-values.ts'
import { report } from '../report.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'
import { calendarPlace } from './sync.ts'

/** Connects a calendar beside those there are, reads it, and says how things stand. */
export function connect(
  kind: string,
  place: string,
  options: GlobalOptions,
  streams: Streams,
): Promise<number> {
  oneOf('The kind of connection', kind, ['ics'])
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      const { db } = session.app.pipeline
      await saveConnection(db, user.id, { role: 'calendar', kind, location: calendarPlace(place) })
      return report(session, user, await runPass(session.app.pipeline, user))
    }),
  )
}

/** Lets a calendar go, by its place or identifier. Interviews that are over stay in the history. */
export function disconnect(which: string, options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      const { db } = session.app.pipeline
      const connections = await listConnections(db, user.id, 'calendar')
      const found = connections.find(
        ({ id, location }) => id === which || location === which || location === resolve(which),
      )
      if (!found)
        throw new UsageError(
          `No calendar "${which}" is connected. Connected: ${connections.map(({ location }) => location).join(', ') || 'none'}.`,
        )
      await removeConnection(db, user.id, found.id)
      return report(session, user, await runPass(session.app.pipeline, user))
    }),
  )
}
