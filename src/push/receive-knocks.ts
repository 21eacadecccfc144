import { type Channel, deleteChannel, expireChannel, findChannel } from '../store/channels.ts'
import type { Database } from '../store/database.ts'
import type { InstallationKey } from '../store/installation-key.ts'
import type { Knock } from './push-port.ts'
import { isPushSecret } from './push-secret.ts'

/**
 * Takes what services say about their subscriptions. Only a knock with the right secret is believed; then it is still
 * no more than a hint. Answers the users whose calendars and mailboxes are worth a look now, each once.
 */
export async function receiveKnocks(
  db: Database,
  key: InstallationKey,
  knocks: readonly Knock[],
  now: string,
): Promise<string[]> {
  const users = new Set<string>()
  for (const knock of knocks) {
    const channel = await findChannel(db, knock)
    if (!channel || !isPushSecret(knock.secret, channel.id, key)) continue
    if (await isWorthALook(db, knock, channel, now)) users.add(channel.userId)
  }
  return [...users]
}

/** A subscription that ended, or wants to be renewed, gets a new one in the next pass, which is now. */
async function isWorthALook(
  db: Database,
  { reason }: Knock,
  channel: Channel,
  now: string,
): Promise<boolean> {
  if (reason === 'hello') return false
  if (reason === 'ended') await deleteChannel(db, channel)
  if (reason === 'renew') await expireChannel(db, channel, now)
  return true
}
