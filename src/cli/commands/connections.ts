import { resolve } from 'node:path'
import { connectCalendar as connectPlace } from '../../actions/connect-calendar.ts'
import { letGo } from '../../actions/let-go.ts'
import { runPass } from '../../pipeline.ts'
import { accountServices } from '../../shared/must-connect-again.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { type Connection, connectionId, listConnections } from '../../store/connections.ts'
import { oneOf } from '../parse-values.ts'
import { report } from '../report.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'
import type { ConnectAccountOptions } from './connect-account.ts'
import { connectGiven } from './sync.ts'

/** What can be connected: calendars by their place, accounts by signing in. */
const kinds = ['ics', ...accountServices] as const

/** Connects a calendar or an account. */
export async function connect(
  kind: string,
  place: string | undefined,
  options: ConnectAccountOptions,
  streams: Streams,
): Promise<number> {
  const known = oneOf('The kind of connection', kind, kinds)
  if (known === 'ics') {
    if (place === undefined) throw new UsageError('Say which calendar: connect ics PLACE')
    return connectCalendar(place, options, streams)
  }
  if (place !== undefined)
    throw new UsageError(`"connect ${known}" needs no place: you sign in in your browser.`)
  const { connectAccount } = await import('./connect-account.ts')
  return connectAccount(known, options, streams)
}

/** Connects a calendar beside those there are, reads it, and says how things stand. */
function connectCalendar(place: string, options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, async (session) => {
    const user = await session.app.lock.hold(() => resolveUser(session))
    return report(session, user, await connectPlace(session.app, user, place))
  })
}

/**
 * Lets a connection go, by its identifier or place, or all of a provider's. A credential that nothing needs any more
 * is given back and deleted. Interviews that are over stay in the history.
 */
export function disconnect(which: string, options: GlobalOptions, streams: Streams): Promise<number> {
  return inSession(options, streams, (session) =>
    session.app.lock.hold(async () => {
      const user = await resolveUser(session)
      const { db } = session.app.pipeline
      const connections = await listConnections(db, user.id)
      const ownId = connectionId(user.id, { role: 'calendar', kind: 'ics', location: which })
      const found = connections.filter(
        ({ id, kind, location }) =>
          [which, ownId].includes(id) || [which, resolve(which)].includes(location) || isAllOf(which, kind),
      )
      if (found.length === 0)
        throw new UsageError(
          `Nothing called "${which}" is connected. Connected: ${connections.map(nameOf).join(', ') || 'nothing'}.`,
        )
      const leftOver = await letGo(session.app, user, found)
      await connectGiven(session, user, options)
      const { changed, troubles } = await runPass(session.app.pipeline, user)
      return report(session, user, { changed, troubles: [...leftOver, ...troubles] })
    }),
  )
}

function isAllOf(which: string, kind: string): boolean {
  return which === kind && accountServices.some((service) => service === kind)
}

function nameOf({ id, kind, role, location, addressId }: Connection): string {
  if (kind !== 'ics') return `${id} (${kind} ${role})`
  return addressId === null ? location : `${id} (${location})`
}
