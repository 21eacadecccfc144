import { UsageError } from '../../shared/usage-error.ts'
import { type PageKeyKind, revokePageKeys } from '../../store/page-keys.ts'
import { pageAddress } from '../../web/page-address.ts'
import { issueKey } from '../../web/page-keys.ts'
import { type GlobalOptions, inSession, resolveUser } from '../session.ts'
import type { Streams } from '../streams.ts'

export interface KeyOptions extends GlobalOptions {
  revoke?: boolean
}

const signInMinutes = 24 * 60

/** A link that opens the page once, for whoever is at this machine. */
export function page(options: KeyOptions, streams: Streams): Promise<number> {
  return giveOut(options, streams, { kind: 'sign-in', ends: ['sign-in', 'session'], minutes: signInMinutes })
}

/** The secret calendar address of the user's tasks. */
export function feed(options: KeyOptions, streams: Streams): Promise<number> {
  return giveOut(options, streams, { kind: 'feed', ends: ['feed'], minutes: null })
}

/** A key for programs. */
export function apiKey(options: KeyOptions, streams: Streams): Promise<number> {
  return giveOut(options, streams, { kind: 'api', ends: ['api'], minutes: null })
}

interface Order {
  kind: Exclude<PageKeyKind, 'session'>
  /** What ends when it is taken back. */
  ends: PageKeyKind[]
  minutes: number | null
}

function giveOut(options: KeyOptions, streams: Streams, { kind, ends, minutes }: Order): Promise<number> {
  return inSession(options, streams, async (session) => {
    const { pipeline } = session.app
    if (kind === 'sign-in' && session.settings.web.signIn === 'accounts')
      throw new UsageError(`People sign in with their accounts here: ${pageAddress(session.settings.web)}`)
    const user = await resolveUser(session)
    // Of addresses and keys there is one at a time; links that work once may lie beside each other.
    const ended = options.revoke ? ends : ends.filter((each) => each === 'feed' || each === 'api')
    for (const each of ended) await revokePageKeys(pipeline.db, user.id, each)
    if (options.revoke) {
      streams.out(options.json ? `${JSON.stringify({ revoked: ends })}\n` : 'It opens nothing any more.\n')
      return 0
    }
    const secret = await issueKey(pipeline, user.id, kind, minutes)
    const address = pageAddress(session.settings.web)
    const shown = {
      'sign-in': `${address}sign-in/${secret}`,
      feed: `${address}feed/${secret}/tasks.ics`,
      api: secret,
    }[kind]
    streams.out(options.json ? `${JSON.stringify({ [kind]: shown })}\n` : `${shown}\n`)
    return 0
  })
}
