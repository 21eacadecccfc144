import { resolve } from 'node:path'
import { Temporal } from 'temporal-polyfill'
import { loadSettings, settingsFile } from '../../config/load-settings.ts'
import type { Settings } from '../../config/settings.ts'
import { type App, openApp } from '../app.ts'
import { type Clock, fixedClock, systemClock } from '../shared/clock.ts'
import { UsageError } from '../shared/usage-error.ts'
import { listUsers, saveUser, saveUserAs, type User } from '../store/users.ts'
import type { Streams } from './streams.ts'
import { terminalProgress } from './terminal-progress.ts'

/** Options every command takes. */
export interface GlobalOptions {
  data: string
  now?: string
  json?: boolean
  me?: string
  name?: string
  timeZone?: string
}

/** A command at work: the open application and who it is for. */
export interface Session {
  app: App
  options: GlobalOptions
  settings: Settings
  streams: Streams
}

/** Opens the application for one command and closes it afterwards, whatever happens. */
export async function inSession<T>(
  options: GlobalOptions & { dryRun?: boolean },
  streams: Streams,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const dataFolder = resolve(options.data)
  const settings = await loadSettings(settingsFile(dataFolder, process.env), process.env)
  const app = await openApp({
    dataFolder,
    settings,
    clock: clockFor(options),
    isDryRun: options.dryRun ?? false,
    progress: terminalProgress(streams),
  })
  try {
    return await work({ app, options, settings, streams })
  } finally {
    await app.close()
  }
}

export function clockFor({ now, timeZone }: GlobalOptions): Clock {
  if (now === undefined) return systemClock
  return fixedClock(parseMoment(now, timeZone ?? systemTimeZone()))
}

/** An instant, or a date and time which then mean the zone given with them, else the machine's. */
function parseMoment(text: string, timeZone: string): string {
  try {
    const hasOffset = /(z|[+-]\d\d(:?\d\d)?(\[.*\])?)$/i.test(text) && text.includes('T')
    const instant = hasOffset
      ? Temporal.Instant.from(text)
      : Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant()
    return new Date(instant.epochMilliseconds).toISOString()
  } catch (error) {
    throw new UsageError(`--now is "${text}"; it must be a time such as 2026-11-23T09:00:00+01:00.`, {
      cause: error,
    })
  }
}

export function systemTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/**
 * Who the command is for: whoever `--me` names, else the only user there is; the person of the sample calendar
 * counts only while there is nobody else.
 */
export async function resolveUser({ app, options }: Session): Promise<User> {
  const { db, clock } = app.pipeline
  const users = await listUsers(db)
  if (options.me !== undefined) return saveGivenUser(options, users, db, clock)
  const real = users.filter(({ isSample }) => !isSample)
  const candidates = real.length > 0 ? real : users
  const [only] = candidates
  if (!only)
    throw new UsageError('Afterword does not know yet whose calendar it is. Say so: --me you@example.org')
  if (candidates.length > 1)
    throw new UsageError(`There are ${candidates.length} users here. Say who you are with --me.`)
  if (options.name === undefined && options.timeZone === undefined) return only
  return saveUserAs(
    db,
    only.id,
    { ...profileFrom(options, only), email: only.email },
    clock.now(),
    only.isSample,
  )
}

/** Whom something is connected for; null when nobody is known yet, so that it will be whose account it is. */
export async function knownUser(session: Session): Promise<User | null> {
  if (session.options.me !== undefined) return resolveUser(session)
  const users = await listUsers(session.app.pipeline.db)
  return users.some(({ isSample }) => !isSample) ? resolveUser(session) : null
}

function saveGivenUser(
  options: GlobalOptions,
  users: User[],
  db: App['pipeline']['db'],
  clock: Clock,
): Promise<User> {
  const email = (options.me ?? '').trim().toLowerCase()
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(email))
    throw new UsageError(`--me is "${options.me}"; it must be a mail address.`)
  const [known, ...more] = users.filter((user) => user.email === email)
  if (more.length > 0) throw new UsageError(`${more.length + 1} users here have the address ${email}.`)
  if (known)
    return saveUserAs(db, known.id, { ...profileFrom(options, known), email }, clock.now(), known.isSample)
  return saveUser(db, { ...profileFrom(options, known), email }, clock.now())
}

/** The zone named on the command line, else the machine's. */
export function zoneGiven({ timeZone }: GlobalOptions): string {
  return timeZone === undefined ? systemTimeZone() : checkedZone(timeZone)
}

function profileFrom(options: GlobalOptions, known: User | undefined): { name?: string; timeZone: string } {
  return {
    ...(options.name === undefined ? {} : { name: options.name.trim() }),
    timeZone:
      options.timeZone === undefined ? (known?.timeZone ?? systemTimeZone()) : checkedZone(options.timeZone),
  }
}

function checkedZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch (error) {
    throw new UsageError(`--time-zone is "${zone}"; it must be an IANA zone such as Europe/Berlin.`, {
      cause: error,
    })
  }
}
