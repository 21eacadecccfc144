import type { CalendarChange, CalendarPort, ReadRequest } from '../../../src/calendar/calendar-port.ts'
import { createGoogleCalendar, type GoogleOptions } from '../../../src/providers/google/index.ts'
import type { AccessToken } from '../../../src/shared/access-token.ts'
import {
  type Account,
  type FakeCloud,
  type FakeCloudOptions,
  startFakeCloud,
} from '../../fake-cloud/index.ts'

export const alice = 'alice@example.org'

const scope = (name: string) => `https://www.googleapis.com/auth/${name}`

/** What the user allowed at least: to lay drafts only. */
export const composeOnly = [scope('gmail.compose')]
/** To read mail too. */
export const readAndCompose = [...composeOnly, scope('gmail.readonly')]
/** What they allow at most, and not a scope more. */
const allAsked = [...readAndCompose, scope('calendar.events.readonly'), scope('tasks')]

export interface GoogleCloud extends AsyncDisposable {
  cloud: FakeCloud
  account: Account
  /** ISO instant; may be set. */
  clock: { now: string }
  options: GoogleOptions
  /** How long was waited between attempts; milliseconds. */
  waits: number[]
}

/** Alice's Google account on our own stand-in for Google; nobody waits, and chance is always the same. */
export async function googleCloud(
  now = '2026-05-01T08:00:00.000Z',
  held: Pick<FakeCloudOptions, 'contracts'> = {},
): Promise<GoogleCloud> {
  const clock = { now }
  const cloud = await startFakeCloud({ clock: () => clock.now, seed: 4, ...held })
  const account = cloud.world.account(alice, { provider: 'google', name: 'Alice', timeZone: 'Europe/Berlin' })
  const waits: number[] = []
  const options: GoogleOptions = {
    accessToken: async () => account.accessToken({ scopes: allAsked }),
    apiRoot: `${cloud.google.url}/`,
    random: () => 0.5,
    sleep: async (ms) => void waits.push(ms),
  }
  return { cloud, account, clock, options, waits, [Symbol.asyncDispose]: () => cloud.close() }
}

export function calendarOf({ options }: GoogleCloud, calendarId = 'primary'): CalendarPort {
  return createGoogleCalendar({ ...options, calendarId })
}

export const window = { from: '2026-01-01T00:00:00.000Z', to: '2027-05-01T00:00:00.000Z' }

export async function read(
  calendar: CalendarPort,
  cursor: string | null = null,
  given: Partial<ReadRequest> = {},
): Promise<CalendarChange[]> {
  const request = { cursor, window, timeZone: 'Europe/Berlin', now: '2026-05-01T08:00:00.000Z', ...given }
  return Array.fromAsync(calendar.read(request))
}

/** Gives these tokens one after the other, and remembers which were said to be refused. */
export function tokens(...given: string[]): { accessToken: AccessToken; refused: string[] } {
  const refused: string[] = []
  let at = 0
  const accessToken: AccessToken = async (request) => {
    if (request) {
      refused.push(request.refused)
      at++
    }
    return given[Math.min(at, given.length - 1)] ?? ''
  }
  return { accessToken, refused }
}
