import { resolve } from 'node:path'
import { connectCalendar as connectPlace } from '../../actions/connect-calendar.ts'
import { letGo } from '../../actions/let-go.ts'
import { runPass } from '../../pipeline.ts'
import { type AccountService, accountServices } from '../../shared/must-connect-again.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { type Connection, connectionId, listConnections } from '../../store/connections.ts'
import { serverKinds } from '../../store/passwords.ts'
import { oneOf } from '../parse-values.ts'
import { report } from '../report.ts'
import { refuseForeign, type ServerOptions } from '../servers/server-options.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'
import type { ConnectAccountOptions } from './connect-account.ts'
import { connectGiven } from './sync.ts'

/** What can be connected: calendars by their place, accounts by signing in, servers by their settings. */
const kinds = ['ics', ...accountServices, ...serverKinds] as const

export type ConnectOptions = ConnectAccountOptions & ServerOptions

/** Connects a calendar, an account or a server. */
export async function connect(
  kind: string,
  place: string | undefined,
  options: ConnectOptions,
  streams: Streams,
): Promise<number> {
  const known = oneOf('The kind of connection', kind, kinds)
  refuseForeign(known, options)
  if (known === 'ics') {
    if (place === undefined) throw new UsageError('Say which calendar: connect ics PLACE')
    return connectCalendar(place, options, streams)
  }
  const server = serverKinds.find((each) => each === known)
  if (place !== undefined)
    throw new UsageError(
      `"connect ${known}" needs no place: ${server ? 'its options say where it is' : 'you sign in in your browser'}.`,
    )
  if (server) {
    const { connectServer } = await import('./connect-server.ts')
    return connectServer(server, options, streams)
  }
  const { connectAccount } = await import('./connect-account.ts')
  return connectAccount(known as AccountService, options, streams)
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
      await connectGiven(session, user, {})
      const { changed, troubles } = await runPass(session.app.pipeline, user)
      return report(session, user, { changed, troubles: [...leftOver, ...troubles] })
    }),
  )
}

function isAllOf(which: string, kind: string): boolean {
  return which === kind && [...accountServices, ...serverKinds].some((each) => each === kind)
}

function nameOf({ id, kind, role, location, addressId }: Connection): string {
  if (kind !== 'ics') return `${id} (${kind} ${role})`
  return addressId === null ? location : `${id} (${location})`
}
