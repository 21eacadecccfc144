import { Client } from '@microsoft/microsoft-graph-client'
import { calendar } from 'googleapis/build/src/apis/calendar/index.js'
import { gmail } from 'googleapis/build/src/apis/gmail/index.js'
import { tasks } from 'googleapis/build/src/apis/tasks/index.js'
import { type Account, type FakeCloud, startFakeCloud } from './index.ts'

/** A clock a test can set. */
export interface TestClock {
  now: string
}

export interface Started extends AsyncDisposable {
  cloud: FakeCloud
  clock: TestClock
}

export async function start(
  options: { contracts?: string } = {},
  now = '2026-03-02T09:00:00Z',
): Promise<Started> {
  const clock: TestClock = { now }
  const cloud = await startFakeCloud({ clock: () => clock.now, seed: 7, ...options })
  return { cloud, clock, [Symbol.asyncDispose]: () => cloud.close() }
}

/** Stories take longer than an hour. */
const lasting = (account: Account): string => account.accessToken({ expiresInSeconds: 400 * 86_400 })

/** The vendor's own clients, looking at the fake. */
export function googleClients(cloud: FakeCloud, account: Account, token = lasting(account)) {
  const common = {
    headers: { authorization: `Bearer ${token}` },
    rootUrl: `${cloud.google.url}/`,
    retry: false,
  }
  return {
    calendar: calendar({ version: 'v3', ...common }),
    gmail: gmail({ version: 'v1', ...common }),
    tasks: tasks({ version: 'v1', ...common }),
  }
}

export function graphClient(cloud: FakeCloud, account: Account, token = lasting(account)): Client {
  return Client.init({
    baseUrl: `${cloud.microsoft.url}/`,
    customHosts: new Set(['127.0.0.1']),
    authProvider: (done) => done(null, token),
    // The client gives its token only to addresses with https.
    fetchOptions: { headers: { authorization: `Bearer ${token}` } },
  })
}

/** The client takes a whole address only when it begins with https: a link is followed by its path. */
export const pathOf = (link: string): string => link.replace(/^http:\/\/[^/]+\/v1\.0/, '')

/** What a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; reason: string }> {
  try {
    await call
  } catch (error) {
    const { status, statusCode, code, response } = error as Refused
    const reason = response?.data?.error?.errors?.[0]?.reason ?? `${code}`
    return { status: Number(status ?? statusCode), reason }
  }
  throw new Error('It was not refused.')
}

interface Refused {
  status?: number
  statusCode?: number
  code?: string
  response?: { data?: { error?: { errors?: { reason: string }[] } } }
}
