import type { Database } from '../store/database.ts'
import { intendDigest, listDigests, recordDigestPrepared, recordDigestSent } from '../store/digests.ts'
import type { User } from '../store/users.ts'
import type { DigestMessage } from './digest-message.ts'
import type { SenderPort } from './sender-port.ts'

/**
 * Sends the digest of a week, once for ever: the week is claimed, the message sent, the outcome written. After a
 * crash in between, the sender is asked before it is tried again. Answers whether it was sent now.
 */
export async function sendDigest(
  db: Database,
  user: User,
  sender: SenderPort,
  digest: { week: string; message: DigestMessage; wasEmpty: boolean },
  now: string,
): Promise<boolean> {
  const { week, message, wasEmpty } = digest
  const before = (await listDigests(db, user.id)).find((record) => record.week === week)
  if (before && before.state !== 'intended') return false
  const { messageId } = message
  await intendDigest(db, user.id, { week, messageId, wasEmpty, state: 'intended' }, now)
  const known = before?.prepared ?? null
  const found = before ? await sender.findSent(messageId, known) : null
  const prepared = found ? known : (known ?? (await prepare(db, user, sender, week, message)))
  const { link } = found ?? (await send(db, user, sender, week, message, prepared))
  await recordDigestSent(db, user.id, week, link, now)
  return true
}

async function prepare(
  db: Database,
  user: User,
  sender: SenderPort,
  week: string,
  message: DigestMessage,
): Promise<string | null> {
  if (!sender.prepare) return null
  const prepared = await sender.prepare(message)
  await recordDigestPrepared(db, user.id, week, prepared)
  return prepared
}

async function send(
  db: Database,
  user: User,
  sender: SenderPort,
  week: string,
  message: DigestMessage,
  prepared: string | null,
): Promise<{ link: string | null }> {
  try {
    return await sender.send(message, prepared)
  } catch (error) {
    if (sender.isUnsent?.(error)) await recordDigestPrepared(db, user.id, week, null)
    throw error
  }
}
