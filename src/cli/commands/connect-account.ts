import { type AccountWishes, keepConsent, usualWishes } from '../../actions/connect-account.ts'
import { giveBackCredentials } from '../../actions/give-back.ts'
import { askConsent } from '../../connect/ask-consent.ts'
import type { Consent, ConsentPort, ListedCalendar } from '../../connect/consent-port.ts'
import { type ConsentRound, connectModes, reasonOf, roundsOf } from '../../connect/consent-round.ts'
import { plain } from '../../followup/words.ts'
import { runPass } from '../../pipeline.ts'
import { type AccountService, serviceNames } from '../../shared/must-connect-again.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import { UsageError } from '../../shared/usage-error.ts'
import type { User } from '../../store/users.ts'
import { oneOf } from '../parse-values.ts'
import { report } from '../report.ts'
import { type GlobalOptions, inSession, knownUser, type Session, zoneGiven } from '../session.ts'
import type { Streams } from '../streams.ts'
import { connectGiven } from './sync.ts'

export interface ConnectAccountOptions extends GlobalOptions {
  mode?: string
  /** True: there is only one task list. */
  tasks?: boolean | string
  /** False with --no-browser: the address is printed. */
  browser?: boolean
}

/** How long somebody may take to sign in, in milliseconds. */
const patience = 10 * 60_000

/**
 * Connects an account in the browser: its calendars, and as the mode says its mailbox. What was connected before
 * something went wrong stays connected.
 */
export function connectAccount(
  service: AccountService,
  options: ConnectAccountOptions,
  streams: Streams,
): Promise<number> {
  return inSession(options, streams, async (session) => {
    // A wrong zone is told before anybody signs in.
    zoneGiven(options)
    const known = await knownUser(session)
    const port = await session.app.accounts.openConsent(service)
    const { mode, tasks } = await wishes(session, service, known, options)
    const { user, failure } = await signIn(session, port, roundsOf(mode, tasks), known)
    if (!user) throw failure ?? new Error('Nobody signed in, and nothing says why.')
    return session.app.lock.hold(async () => {
      await connectGiven(session, user, {})
      // A mailbox that another took the place of is not kept open.
      const leftOver = await giveBackCredentials(session.app, user)
      const { changed, troubles } = await runPass(session.app.pipeline, user)
      const failures = failure ? [{ place: null, message: failure.message }] : []
      const told = [...failures, ...leftOver, ...troubles]
      return report(session, user, { changed, troubles: told })
    })
  })
}

/** Without a word, an account that is connected again may do what it could before. */
async function wishes(
  { app }: Session,
  service: AccountService,
  user: User | null,
  { mode, tasks = false }: ConnectAccountOptions,
): Promise<AccountWishes> {
  if (typeof tasks === 'string')
    throw new UsageError(`There is one task list at ${serviceNames[service]}: --tasks takes no name here.`)
  const asked = mode === undefined ? null : oneOf('--mode', mode, connectModes)
  const usual = user && (await usualWishes(app.pipeline.db, user.id, service))
  return { mode: asked ?? usual?.mode ?? 'drafts', tasks: tasks || (usual?.tasks ?? false) }
}

interface SignedIn {
  /** Null when not even the first round came to its end. */
  user: User | null
  failure: ProviderError | null
}

async function signIn(
  session: Session,
  port: ConsentPort,
  rounds: ConsentRound[],
  known: User | null,
): Promise<SignedIn> {
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort()
  process.once('SIGINT', interrupt)
  let user = known
  let account: string | null = null
  let done = 0
  try {
    for (const round of rounds) {
      const consent = await askRound(session, port, round, account, interrupted.signal)
      const calendars = round.purpose === 'calendar' ? await port.listCalendars(consent) : []
      account = consent.account
      user = await keep(session, port, user, { round, consent, calendars })
      done += 1
    }
    return { user, failure: null }
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    return { user: done > 0 ? user : null, failure: error }
  } finally {
    process.removeListener('SIGINT', interrupt)
  }
}

function askRound(
  { streams, options }: Session,
  port: ConsentPort,
  round: ConsentRound,
  account: string | null,
  signal: AbortSignal,
): Promise<Consent> {
  const opens = (options as ConnectAccountOptions).browser !== false
  return askConsent(port, round, account, {
    patience,
    signal,
    async show(url) {
      streams.err(`${reasonOf(round)}\n`)
      const isOpen = opens && (await openInBrowser(url))
      const name = serviceNames[port.service]
      streams.err(
        isOpen
          ? `Sign in at ${name} in your browser. If no page opens, this is its address:\n  ${url}\n`
          : `To sign in at ${name}, open this address in a browser on this machine:\n  ${url}\n`,
      )
    },
  })
}

async function openInBrowser(url: string): Promise<boolean> {
  const { default: open } = await import('open')
  try {
    const child = await open(url)
    child.once('error', () => {})
    return true
  } catch {
    return false
  }
}

async function keep(
  { app, options, streams }: Session,
  { service }: ConsentPort,
  known: User | null,
  given: { round: ConsentRound; consent: Consent; calendars: ListedCalendar[] },
): Promise<User> {
  const newcomer = { name: options.name, timeZone: zoneGiven(options) }
  const user = await keepConsent(app, known, { service, ...given }, newcomer)
  const what = given.round.purpose === 'calendar' ? calendarsIn(given.calendars) : 'mailbox'
  streams.err(`${plain(given.consent.account)} is connected (${what}).\n`)
  return user
}

function calendarsIn(calendars: ListedCalendar[]): string {
  if (calendars.length === 0) return 'no calendar is shown there'
  const names = calendars.map(({ name }) => plain(name)).join(', ')
  return `${calendars.length === 1 ? 'calendar' : `${calendars.length} calendars`}: ${names}`
}
