import { getDomain } from 'tldts'
import type { Vault } from '../secrets/vault.ts'
import { type MailPlace, mailIdentity, withUser, writeMailPlace } from '../shared/server-place.ts'
import { type Connection, saveConnection } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { savePassword } from '../store/passwords.ts'
import { removeOthers } from './remove-others.ts'

/** A password given now, or the credential of another server that is logged in to with the same one. */
export type ServerSecret = { password: string } | { credentialId: string }

export interface GivenMailServer extends MailPlace {
  kind: 'imap' | 'smtp'
  /** Null where the server asks for none. */
  secret: ServerSecret | null
}

/**
 * Keeps a mailbox, or a server for sending. It takes the place of the one before, because a user has one. A mailbox
 * by IMAP can always be read.
 */
export async function saveMailServer(
  db: Database,
  vault: Vault,
  userId: string,
  { kind, secret, ...place }: GivenMailServer,
  now: string,
): Promise<void> {
  const role = kind === 'imap' ? 'mailbox' : 'sender'
  const location = writeMailPlace(kind, place)
  const password = { kind, host: place.server.host, user: place.user ?? '' }
  const credentialId =
    secret === null || 'credentialId' in secret
      ? (secret?.credentialId ?? null)
      : await savePassword(db, vault, userId, { ...password, ...secret }, now)
  const kept = await saveConnection(db, userId, {
    ...{ role, kind, location, credentialId },
    identity: mailIdentity(location),
    readsMail: kind === 'imap',
  })
  await removeOthers(db, userId, [kept], (other) => other.role === role)
}

export interface GivenCalendars {
  /** Of the server. */
  url: string
  user: string
  password: string
  /** Addresses of the calendars that are read. */
  calendars: string[]
  /** Where tasks are kept, too; null when nothing was said about it. */
  tasks: string | null
}

/** Keeps calendars of an account, and where its tasks go. Its calendars that are not among them are let go. */
export async function saveCalendars(
  db: Database,
  vault: Vault,
  userId: string,
  { url, user, password, calendars, tasks }: GivenCalendars,
  now: string,
): Promise<void> {
  // Large services move people from one machine of theirs to another.
  const host = getDomain(url) ?? new URL(url).host
  const credentialId = await savePassword(db, vault, userId, { kind: 'caldav', host, user, password }, now)
  const save = (role: 'calendar' | 'tasks', place: string) =>
    saveConnection(db, userId, { role, kind: 'caldav', location: withUser(place, user), credentialId })
  const kept: string[] = []
  for (const calendar of calendars) kept.push(await save('calendar', calendar))
  if (tasks !== null) kept.push(await save('tasks', tasks))
  const isReplaced = ({ role, ...other }: Connection) =>
    other.credentialId === credentialId && (role === 'calendar' || tasks !== null)
  await removeOthers(db, userId, kept, isReplaced)
}
