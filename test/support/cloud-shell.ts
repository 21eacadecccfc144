import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { StatusDocument } from '../../src/actions/status-document.ts'
import { type Account, consent, type FakeCloud, startFakeCloud } from '../fake-cloud/index.ts'
import { atShellWith, googleAt, microsoftAt } from './connecting.ts'

export type Service = 'google' | 'microsoft'
export const services: readonly Service[] = ['google', 'microsoft']

/** Where the stand-in signs people in: under the vendors' own paths. */
function settingsAt(cloud: FakeCloud, service: Service) {
  if (service === 'google') {
    const { url } = cloud.google
    const { google } = googleAt(url)
    return { google: { ...google, tokenUrl: `${url}/token`, revokeUrl: `${url}/revoke` } }
  }
  const { url } = cloud.microsoft
  const { microsoft } = microsoftAt(url)
  const place = `${url}/common/oauth2/v2.0`
  return { microsoft: { ...microsoft, authUrl: `${place}/authorize`, tokenUrl: `${place}/token` } }
}

/**
 * Somebody at a shell with an account in the cloud. What they type reaches the cloud as it does in life: through the
 * settings, the sign-in and the connections that come of it.
 */
export async function atCloudShell(
  service: Service,
  { address = 'alice@example.org', settings = {} }: { address?: string; settings?: object } = {},
) {
  let time = '2026-03-01T12:00:00.000Z'
  const cloud = await startFakeCloud({ clock: () => time, seed: 11 })
  const account: Account = cloud.world.account(address, {
    provider: service,
    name: 'Alice Archer',
    timeZone: 'Europe/Berlin',
  })
  const shell = atShellWith({ ...settingsAt(cloud, service), ...settings })
  const consents: unknown[] = []
  /** Somebody agrees to everything in the browser. */
  let person = address
  const agree = (url: string) =>
    void consent(url, { account: person })
      .then((back) => fetch(back))
      .catch((error: unknown) => consents.push(error))

  const run = (...args: string[]) => shell.run([...args, '--now', time], agree)
  /** A command that goes well, with the document it prints. */
  const json = async (...args: string[]): Promise<StatusDocument> => {
    const { code, out, err } = await run(...args, '--json')
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${err} ${consents.join(' ')}`)
    return JSON.parse(out) as StatusDocument
  }

  return {
    cloud,
    account,
    shell,
    run,
    json,
    connect: (...more: string[]) =>
      json('connect', service, '--no-browser', '--time-zone', 'Europe/Berlin', ...more),
    syncAt(moment: string) {
      time = new Date(moment).toISOString()
      return json('sync')
    },
    /** Who agrees from now on. */
    agreeAs(email: string) {
      person = email
    },
    timeIs(moment: string) {
      time = new Date(moment).toISOString()
    },
    /** A number that changes with every write to the database by anybody else (SQLite, PRAGMA data_version). */
    watchDatabase() {
      const db = new Sqlite(join(shell.data, 'afterword.sqlite'), { readonly: true })
      return { version: () => db.pragma('data_version', { simple: true }), close: () => db.close() }
    },
    [Symbol.asyncDispose]: () => cloud.close(),
  }
}

/** An invitation by Bob, who leads the talk. */
export const talkWithBob = {
  uid: 'lumen@invitations.example',
  title: 'Interview: Event Manager at Lumen Live',
  description:
    'Hi Alice, we look forward to your interview for the Event Manager role at Lumen Live. You will meet: Bob Berger.',
  start: '2026-03-03T13:00:00.000Z',
  end: '2026-03-03T14:00:00.000Z',
  timeZone: 'Europe/Berlin',
  organizer: 'Bob Berger <bob.berger@lumenlive.example>',
} as const
