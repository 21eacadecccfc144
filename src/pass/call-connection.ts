import { ProviderError } from '../shared/provider-error.ts'
import { type Connection, recordError, restConnection } from '../store/connections.ts'
import type { PassContext, Trouble } from './pass-context.ts'

/** How long a service that asks for patience without saying how long is left alone; seconds. */
const patience = 60

/**
 * Does something with a connection. What fails is remembered there and told, and stops nothing else: a service that
 * asks for patience is left alone for a while, and one that refuses its credential until the user connects it again.
 * Answers null when it failed.
 */
export async function callConnection<T>(
  { db }: Pick<PassContext, 'db'>,
  connection: Connection,
  now: string,
  troubles: Trouble[],
  step: () => Promise<T>,
): Promise<T | null> {
  try {
    return await step()
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error
    await remember(db, connection, error, now)
    // The message names the place itself, without what is secret in an address.
    troubles.push({ place: null, message: error.message })
    return null
  }
}

async function remember(
  db: PassContext['db'],
  connection: Connection,
  error: ProviderError,
  now: string,
): Promise<void> {
  const { message, kind, retryAfterSeconds } = error
  if (kind === 'auth' && connection.credentialId !== null) {
    return restConnection(db, connection, { error: message, notBefore: null, stoppedAt: now })
  }
  const wait = retryAfterSeconds ?? (kind === 'rate-limit' ? patience : null)
  if (wait !== null) {
    const notBefore = new Date(Date.parse(now) + wait * 1000).toISOString()
    return restConnection(db, connection, { error: message, notBefore, stoppedAt: null })
  }
  return recordError(db, connection, message, now)
}
