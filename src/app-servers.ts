import { resolveMx } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../config/settings.ts'
import type { Accounts } from './app-accounts.ts'
import type { Room } from './app-room.ts'
import { checkCaldav, createCaldavCalendar, createCaldavTasks } from './providers/caldav/index.ts'
import { checkImap } from './providers/imap/check-imap.ts'
import { createImapFinder } from './providers/imap/find-in-mailbox.ts'
import { createImapAccount, type ImapAccount, type ImapSettings } from './providers/imap/imap-client.ts'
import { createImapMailbox } from './providers/imap/imap-mailbox.ts'
import { findMailSettings } from './providers/mail-settings/find-mail-settings.ts'
import { draftsPageAt } from './providers/mail-settings/known-providers.ts'
import type { MailSettings } from './providers/mail-settings/mail-settings.ts'
import { checkSmtp } from './providers/smtp/check-smtp.ts'
import type { DkimKey } from './providers/smtp/dkim-sign.ts'
import { createSmtpSender, type FindInMailbox } from './providers/smtp/smtp-sender.ts'
import {
  createSmtpTransport,
  type SmtpSettings,
  type SmtpTransport,
} from './providers/smtp/smtp-transport.ts'
import type { Clock } from './shared/clock.ts'
import type { MailNetwork } from './shared/mail-server.ts'
import { createSafeFetch, defaultFetchLimits } from './shared/safe-fetch.ts'
import { readMailPlace, userOf } from './shared/server-place.ts'
import { UsageError } from './shared/usage-error.ts'
import { type Connection, listConnections } from './store/connections.ts'
import type { Database } from './store/database.ts'
import type { User } from './store/users.ts'

/** Servers by open standards: the part of the composition root that knows CalDAV, IMAP and SMTP. */
export interface Servers {
  rooms: Record<'caldav' | 'imap' | 'smtp', Room>
  /** How the mail of an address is reached; null when nobody publishes it. */
  mailSettings(address: string): Promise<MailSettings | null>
  /** These try a server before it is connected, as it would be used. */
  checkCalendars(address: string, user: string, password: string): ReturnType<typeof checkCaldav>
  checkMailbox(server: ServerToTry<ImapSettings>, ownEmail: string): ReturnType<typeof checkImap>
  checkSender(server: ServerToTry<SmtpSettings>, ownEmail: string): ReturnType<typeof checkSmtp>
  /** Logs out everywhere. */
  close(): Promise<void>
}

type ServerToTry<T> = Omit<T, 'network'>

export interface ServersOptions {
  db: Database
  dataFolder: string
  settings: Settings
  accounts: Accounts
  clock: Clock
}

export function openServers(options: ServersOptions): Servers {
  const { settings, clock } = options
  const network = networkOf(settings)
  const { accountOf, transportOf, close } = keepConnections(options.accounts, network)
  const from = settings.mail.digestFrom
  const who = (ownEmail: string) => ({ ownEmail, now: clock.now(), ...(from === null ? {} : { from }) })
  return {
    rooms: {
      caldav: caldavRoom(options),
      imap: {
        mailbox: (c) => createImapMailbox({ id: c.id, account: accountOf(c), draftsPage: draftsPageOf(c) }),
      },
      smtp: smtpRoom(options, transportOf, accountOf),
    },
    mailSettings: (address) => settingsFor(address, options),
    checkCalendars: (address, user, password) =>
      checkCaldav({ ...fetchSettings(settings), address, credential: { type: 'password', user, password } }),
    checkMailbox: (server, ownEmail) => checkImap({ ...server, network }, who(ownEmail)),
    checkSender: (server, ownEmail) => checkSmtp({ ...server, network }, who(ownEmail)),
    close,
  }
}

/** How addresses are fetched that users give. */
export function fetchSettings({ calendar, network }: Settings) {
  return {
    allowPrivateHosts: network.allowPrivateHosts,
    fetchLimits: {
      maxBytes: calendar.maxMegabytes * 1024 * 1024,
      timeoutMs: network.timeoutSeconds * 1000,
    },
  }
}

/** Connections are kept as long as the application is open, and shared by everything that goes the same way. */
function keepConnections(accounts: Accounts, network: MailNetwork) {
  const mailboxes = new Map<string, ImapAccount>()
  const transports = new Map<string, SmtpTransport>()
  const settingsOf = (connection: Connection) => {
    const { server, user } = readMailPlace(connection.location)
    const login = user === null ? null : { user, password: accounts.passwordOf(connection) }
    return { server, login, network }
  }
  return {
    accountOf: (connection: Connection) =>
      kept(mailboxes, connection, () => {
        const { login, ...rest } = settingsOf(connection)
        if (login === null) throw new Error('A mailbox has no user.')
        return createImapAccount({ ...rest, login })
      }),
    transportOf: (connection: Connection) =>
      kept(transports, connection, () => createSmtpTransport(settingsOf(connection))),
    async close() {
      for (const transport of transports.values()) transport.close()
      await Promise.all([...mailboxes.values()].map((account) => account.close()))
    },
  }
}

/** What was connected another way meanwhile is opened anew. */
function kept<T>(open: Map<string, T>, { id, location, credentialId }: Connection, make: () => T): T {
  const key = JSON.stringify([id, location, credentialId])
  const found = open.get(key) ?? make()
  open.set(key, found)
  return found
}

function caldavRoom({ settings, accounts, clock }: ServersOptions): Room {
  const optionsOf = (connection: Connection) => {
    const [user, password] = [userOf(connection.location) ?? '', accounts.passwordOf(connection)]
    return {
      ...fetchSettings(settings),
      url: connection.location,
      credential: { type: 'password', user, password },
    } as const
  }
  return {
    calendar: (c) => createCaldavCalendar(optionsOf(c)),
    tasks: (c, { timeZone }) => createCaldavTasks({ ...optionsOf(c), timeZone, clock }),
  }
}

function smtpRoom(
  { db, settings, clock }: ServersOptions,
  transportOf: (connection: Connection) => SmtpTransport,
  accountOf: (connection: Connection) => ImapAccount,
): Room {
  const dkim = dkimKey(settings)
  const from = settings.mail.digestFrom
  return {
    sender: (c, user) =>
      createSmtpSender({
        transport: transportOf(c),
        ownEmail: user.email,
        clock,
        from,
        dkim,
        openMailbox: () => findInMailboxOf(user, db, accountOf),
      }),
  }
}

function draftsPageOf({ location }: Connection): string | null {
  return draftsPageAt(readMailPlace(location).server.host)
}

/** A digest is looked for only in the mailbox that it is sent to. */
async function findInMailboxOf(
  { id, email }: User,
  db: Database,
  accountOf: (connection: Connection) => ImapAccount,
): Promise<FindInMailbox | null> {
  const mailboxes = (await listConnections(db, id, 'mailbox')).filter(({ kind }) => kind === 'imap')
  const own = mailboxes.find(({ location }) => readMailPlace(location).address.toLowerCase() === email)
  return own ? createImapFinder(accountOf(own)) : null
}

function dkimKey({ mail: { dkim } }: Settings): DkimKey | null {
  if (dkim === null) return null
  const { domain, selector, keyFile } = dkim
  try {
    return { domain, selector, privateKey: readFileSync(keyFile, 'utf8') }
  } catch (cause) {
    throw new UsageError(`The key in mail.dkim.keyFile cannot be read: ${keyFile}`, { cause })
  }
}

/** The settings of mail providers are small documents, and each of a few addresses may have none. */
const settingsLimits = { maxBytes: 256 * 1024, timeoutMs: 10_000 }

function settingsFor(
  address: string,
  { dataFolder, settings, clock }: ServersOptions,
): Promise<MailSettings | null> {
  const { allowPrivateHosts } = settings.network
  return findMailSettings(address, {
    fetch: createSafeFetch({ ...defaultFetchLimits, ...settingsLimits, allowPrivateHosts }),
    resolveMx: async (domain) =>
      (await resolveMx(domain)).toSorted((a, b) => a.priority - b.priority).map(({ exchange }) => exchange),
    database: settings.mail.settingsDatabase,
    cacheFolder: mailSettingsFolder(dataFolder),
    clock,
  })
}

export function mailSettingsFolder(dataFolder: string): string {
  return join(dataFolder, 'mail-settings')
}

function networkOf({ network }: Settings): MailNetwork {
  return { allowPrivateHosts: network.allowPrivateHosts, timeoutMs: network.timeoutSeconds * 1000 }
}
