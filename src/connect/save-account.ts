import type { Vault } from '../secrets/vault.ts'
import type { AccountService } from '../shared/must-connect-again.ts'
import { type ConnectionPlace, saveConnection } from '../store/connections.ts'
import { saveCredential } from '../store/credentials.ts'
import type { Database } from '../store/database.ts'
import type { Consent, ListedCalendar } from './consent-port.ts'
import type { ConsentRound } from './consent-round.ts'
import { removeOthers } from './remove-others.ts'

export interface GivenAccount {
  service: AccountService
  round: ConsentRound
  consent: Consent
  /** Empty for a mailbox. */
  calendars: ListedCalendar[]
}

/**
 * Keeps a consent and makes the connections that it is for. The same account again changes what there is: calendars
 * that are no longer shown there are let go. A mailbox takes the place of the one before, because a user has one.
 */
export async function saveAccount(
  db: Database,
  vault: Vault,
  userId: string,
  { service, round, consent, calendars }: GivenAccount,
  now: string,
): Promise<void> {
  const { account, grant } = consent
  const given = { userId, provider: service, account, purpose: round.purpose, scopes: grant.scopes }
  const credentialId = await saveCredential(db, vault, { ...given, secret: JSON.stringify(grant) }, now)
  const common = { kind: service, credentialId }
  if (round.purpose !== 'calendar') {
    const place = { ...common, location: account.toLowerCase() }
    const kept = [
      await saveConnection(db, userId, { ...place, role: 'mailbox', readsMail: round.purpose === 'threads' }),
      await saveConnection(db, userId, { ...place, role: 'sender' }),
    ]
    return removeOthers(db, userId, kept, ({ role }) => role === 'mailbox' || role === 'sender')
  }
  const places: ConnectionPlace[] = calendars.map(({ id }) => ({ ...common, role: 'calendar', location: id }))
  if (round.tasks) places.push({ ...common, role: 'tasks', location: account.toLowerCase() })
  const kept: string[] = []
  for (const place of places) kept.push(await saveConnection(db, userId, place))
  await removeOthers(db, userId, kept, (other) => other.credentialId === credentialId)
}
