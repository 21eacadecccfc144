import type { Servers } from '../../app-servers.ts'
import { saveCalendars } from '../../connect/save-server.ts'
import { plain } from '../../followup/words.ts'
import { ToldError } from '../../shared/told-error.ts'
import { UsageError } from '../../shared/usage-error.ts'
import type { Session } from '../session.ts'
import { askPassword } from './ask.ts'
import type { KeepServer } from './keep-server.ts'
import type { ServerOptions } from './server-options.ts'
import { tellStep } from './tell-steps.ts'

type Found = Awaited<ReturnType<Servers['checkCalendars']>>['calendars'][number]

/** Tries a CalDAV account, telling each step, and chooses among its calendars. */
export async function tryCalendars(
  session: Session,
  options: ServerOptions,
  address: string,
): Promise<KeepServer> {
  const { app, streams } = session
  const [place, user] = [options.url ?? address, options.user ?? address]
  const password = await askPassword(session, options, shownHost(place))
  streams.err(`Trying ${shownHost(place)}:\n`)
  const { steps, calendars, problem } = await app.servers.checkCalendars(place, user, password)
  for (const { step, state } of steps) if (state !== 'not tried') tellStep(streams, step, state === 'ok')
  if (problem !== null) throw new ToldError(problem)
  const read = chosenCalendars(calendars, options)
  const tasks = chosenTaskList(calendars, options)
  for (const { name } of read) streams.err(`Calendar: ${plain(name)}\n`)
  if (tasks !== null) streams.err(`Tasks go to: ${plain(tasks.name)}\n`)
  const url = [...read, ...(tasks ? [tasks] : [])].map((each) => each.url)[0] ?? ''
  const kept = { url, user, password, calendars: read.map((each) => each.url), tasks: tasks?.url ?? null }
  return (tx, { id }) => saveCalendars(tx, app.accounts.vault, id, kept, app.pipeline.clock.now())
}

function shownHost(place: string): string {
  return URL.parse(place)?.host || place.slice(place.lastIndexOf('@') + 1)
}

/** Those that are named; else all that hold events. */
function chosenCalendars(found: Found[], { calendar: names }: ServerOptions): Found[] {
  const withEvents = found.filter(({ holdsEvents }) => holdsEvents)
  if (names !== undefined) return names.map((name) => calledSo(withEvents, name, '--calendar'))
  if (withEvents.length > 0) return withEvents
  throw new ToldError('None of the calendars there holds events: nothing was connected.')
}

/** One that is named; the only one there is, when just tasks are asked for. */
function chosenTaskList(found: Found[], { tasks: name }: ServerOptions): Found | null {
  if (name === undefined || name === false) return null
  const lists = found.filter(({ holdsTasks, isWritable }) => holdsTasks && isWritable)
  const [only, ...more] = lists
  if (typeof name === 'string') return calledSo(lists, name, '--tasks')
  if (only && more.length === 0) return only
  throw new UsageError(`Say which list with --tasks NAME. ${listOf(lists)}`)
}

function calledSo(found: Found[], name: string, option: string): Found {
  const fold = (text: string) => text.trim().toLowerCase()
  const match = found.find((each) => fold(each.name) === fold(name))
  if (match) return match
  throw new UsageError(`Nothing for ${option} is called "${plain(name)}" there. ${listOf(found)}`)
}

function listOf(found: Found[]): string {
  return found.length === 0
    ? 'There is none that can be used.'
    : `There are: ${found.map(({ name }) => plain(name)).join(', ')}.`
}
