import { randomUUID } from 'node:crypto'
import type { Settings } from '../config/settings.ts'
import type { Accounts } from './app-accounts.ts'
import type { CalendarPort } from './calendar/calendar-port.ts'
import type { SenderPort } from './digest/sender-port.ts'
import type { MailboxPort } from './mailbox/mailbox-port.ts'
import type { PushSettings } from './pass/renew-channels.ts'
import type { Pipeline } from './pipeline.ts'
import { createFolderMailbox } from './providers/folder/folder-mailbox.ts'
import { createFolderSender } from './providers/folder/folder-sender.ts'
import {
  createGoogleCalendar,
  createGoogleMailbox,
  createGooglePush,
  createGoogleSender,
  createGoogleTasks,
  readGoogleKnocks,
} from './providers/google/index.ts'
import { createIcsCalendar } from './providers/ics/index.ts'
import { createMemoryMailbox } from './providers/memory/memory-mailbox.ts'
import { createMemorySender } from './providers/memory/memory-sender.ts'
import { createMemoryTaskList } from './providers/memory/memory-task-list.ts'
import {
  createMicrosoftCalendar,
  createMicrosoftMailbox,
  createMicrosoftPush,
  createMicrosoftSender,
  createMicrosoftTasks,
  readMicrosoftKnocks,
} from './providers/microsoft/index.ts'
import type { PushPort, ReadKnocks } from './push/push-port.ts'
import type { Clock } from './shared/clock.ts'
import { ProviderError } from './shared/provider-error.ts'
import type { Connection } from './store/connections.ts'
import type { User } from './store/users.ts'
import type { TaskListPort } from './tasklist/task-list-port.ts'

/** What one kind of connection can be; each room of a provider offers some of it. */
interface Room {
  calendar?(connection: Connection): CalendarPort
  mailbox?(connection: Connection): MailboxPort
  sender?(connection: Connection, user: User): SenderPort
  tasks?(connection: Connection, user: User): TaskListPort
  push?(connection: Connection): PushPort | null
}

export interface ConnectionsOptions {
  settings: Settings
  accounts: Accounts
  clock: Clock
  /** Nothing is written anywhere, calendars are only read. */
  isDryRun: boolean
}

type Openers = Pick<Pipeline, 'openCalendar' | 'openMailbox' | 'openSender' | 'openTaskList' | 'push'>

/** Opens connections by their kind: the part of the composition root that knows the providers' rooms. */
export function openConnections(options: ConnectionsOptions): Openers {
  const rooms = roomsOf(options)
  const memoryMailbox = createMemoryMailbox()
  const { isDryRun } = options
  return {
    openCalendar: (connection) => rooms[connection.kind]?.calendar?.(connection) ?? unknown(connection),
    openMailbox: (connection) =>
      isDryRun ? memoryMailbox : (rooms[connection.kind]?.mailbox?.(connection) ?? unknown(connection)),
    openSender: (connection, user) =>
      isDryRun
        ? createMemorySender(user.email)
        : (rooms[connection.kind]?.sender?.(connection, user) ?? unknown(connection)),
    openTaskList: (connection, user) =>
      isDryRun
        ? createMemoryTaskList()
        : (rooms[connection.kind]?.tasks?.(connection, user) ?? unknown(connection)),
    push: isDryRun ? null : pushSettings(options, rooms),
  }
}

function roomsOf({ settings, accounts, clock }: ConnectionsOptions): Record<string, Room> {
  return {
    ics: { calendar: (connection) => openIcs(connection, settings, accounts) },
    folder: {
      mailbox: ({ id, location }) => createFolderMailbox(id, location),
      sender: ({ location }, { email }) => createFolderSender(location, email),
    },
    google: googleRoom(settings, accounts),
    microsoft: microsoftRoom(settings, accounts, clock),
  }
}

function openIcs(connection: Connection, { calendar }: Settings, accounts: Accounts): CalendarPort {
  const { allowPrivateHosts, maxMegabytes, timeoutSeconds } = calendar
  return createIcsCalendar({
    location: connection.location,
    address: () => accounts.addressOf(connection),
    allowPrivateHosts,
    fetchLimits: { maxBytes: maxMegabytes * 1024 * 1024, timeoutMs: timeoutSeconds * 1000 },
  })
}

function googleRoom({ google: { apiRoot } }: Settings, accounts: Accounts): Room {
  const reached = (connection: Connection) => ({ apiRoot, accessToken: accounts.accessTokenOf(connection) })
  const asMail = (connection: Connection) => ({
    ...reached(connection),
    accountEmail: accountOf(connection),
    canReadMail: connection.readsMail,
  })
  return {
    calendar: (c) =>
      createGoogleCalendar({ ...reached(c), calendarId: c.location, accountEmail: accountOf(c) }),
    mailbox: (c) => createGoogleMailbox({ ...asMail(c), id: c.id }),
    sender: (c) => createGoogleSender(asMail(c)),
    tasks: (c) => createGoogleTasks(reached(c)),
    // Gmail knocks only through a message queue of Google's; its mailbox is looked into on schedule.
    push: (c) => (c.role === 'calendar' ? createGooglePush({ ...reached(c), calendarId: c.location }) : null),
  }
}

function microsoftRoom({ microsoft: { graphRoot } }: Settings, accounts: Accounts, clock: Clock): Room {
  const reached = (connection: Connection) => ({
    graphRoot,
    accessToken: accounts.accessTokenOf(connection),
    accountEmail: accountOf(connection),
  })
  return {
    calendar: (c) => createMicrosoftCalendar({ ...reached(c), calendarId: c.location }),
    mailbox: (c) => createMicrosoftMailbox({ ...reached(c), id: c.id, canReadMail: c.readsMail }),
    sender: (c) => createMicrosoftSender(reached(c)),
    tasks: (c, { timeZone }) => createMicrosoftTasks({ ...reached(c), timeZone }),
    push: (c) => {
      if (c.role !== 'calendar' && !(c.role === 'mailbox' && c.readsMail)) return null
      const calendarId = c.role === 'calendar' ? c.location : null
      return createMicrosoftPush({ ...reached(c), calendarId, clock })
    },
  }
}

/** A calendar lies at the service's own name for it; whose it is, its credential says. */
function accountOf({ account, location }: Connection): string {
  return account ?? location
}

/** How the services of each kind speak when they knock. */
export const knockReaders: ReadonlyMap<string, ReadKnocks> = new Map([
  ['google', readGoogleKnocks],
  ['microsoft', readMicrosoftKnocks],
])

/** Services can knock only where they reach the page. */
function pushSettings(
  { settings: { push, web } }: ConnectionsOptions,
  rooms: Record<string, Room>,
): PushSettings | null {
  const { publicUrl } = web
  if (!push.enabled || publicUrl === null) return null
  const base = publicUrl.endsWith('/') ? publicUrl : `${publicUrl}/`
  return {
    addressFor: (kind) => new URL(`push/${kind}`, base).href,
    openPush: (connection) => rooms[connection.kind]?.push?.(connection) ?? null,
    newId: () => randomUUID(),
  }
}

/** A connection of a kind that this version does not know. It stops nothing else. */
function unknown({ kind, role }: Connection): never {
  throw new ProviderError(
    kind,
    'permanent',
    `This version of Afterword has no ${role} of the kind ${kind}. Let it go with "afterword disconnect".`,
  )
}
