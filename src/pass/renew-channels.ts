import type { PushPort, PushTarget } from '../push/push-port.ts'
import { pushSecret } from '../push/push-secret.ts'
import { ProviderError } from '../shared/provider-error.ts'
import { type Channel, deleteChannel, listChannels, replaceChannels } from '../store/channels.ts'
import { type Connection, isReady, listConnections } from '../store/connections.ts'
import { inTransaction } from '../store/database.ts'
import type { User } from '../store/users.ts'
import type { PassContext, Trouble } from './pass-context.ts'

/** How services are asked to knock; only where the page can be reached from outside. */
export interface PushSettings {
  /** Where the services of a kind knock: a public https URL. */
  addressFor(kind: string): string
  /** Null for connections whose service does not knock. */
  openPush(connection: Connection): PushPort | null
  /** A name never used before. */
  newId(): string
}

/** How long subscriptions are wanted for; services promise less. Milliseconds. */
const wantedFor = 7 * 24 * 60 * 60 * 1000
/** So long before its end a subscription is renewed; milliseconds. */
const ahead = 12 * 60 * 60 * 1000

/** Subscribes to what changes in the user's connections, and renews what is about to end. */
export async function renewChannels(
  context: PassContext,
  push: PushSettings,
  user: User,
  now: string,
): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  const channels = await listChannels(context.db, user.id)
  for (const connection of await listConnections(context.db, user.id)) {
    const channel = channels.findLast(({ connectionId }) => connectionId === connection.id)
    if (!isReady(connection, now) || (channel && !endsSoon(channel, now))) continue
    const port = push.openPush(connection)
    if (!port) continue
    const id = channel && port.renewal === 'prolongs' ? channel.id : push.newId()
    const target = targetFor(context, push.addressFor(connection.kind), id, now)
    try {
      const { reference, expiresAt } = await (channel
        ? port.renew(channel.reference, target)
        : port.subscribe(target))
      const renewed = { id, userId: user.id, connectionId: connection.id, reference, expiresAt }
      await inTransaction(context.db, (tx) => replaceChannels(tx, renewed))
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
      // A knock is a hint: who will not knock is read on schedule, and nothing of the connection is stopped.
      troubles.push({ place: null, message: unheard(target) })
    }
  }
  return troubles
}

function unheard({ address }: PushTarget): string {
  return `Changes are not told at once to ${address}: can it be reached from the internet? Until then, Afterword looks on its schedule.`
}

function endsSoon({ expiresAt }: Channel, now: string): boolean {
  return Date.parse(expiresAt) - Date.parse(now) <= ahead
}

function targetFor({ key }: PassContext, address: string, id: string, now: string): PushTarget {
  const until = new Date(Date.parse(now) + wantedFor).toISOString()
  return { address, id, secret: pushSecret(id, key), until }
}

/** Ends the subscription of a connection that is let go; one that cannot be reached ends by itself. */
export async function endChannels(
  { db }: Pick<PassContext, 'db'>,
  push: PushSettings,
  connection: Connection,
): Promise<void> {
  const channels = await listChannels(db, connection.userId)
  for (const channel of channels.filter(({ connectionId }) => connectionId === connection.id)) {
    await push.openPush(connection)?.unsubscribe(channel.reference).catch(unlessProvider)
    await deleteChannel(db, channel)
  }
}

function unlessProvider(error: unknown): void {
  if (!(error instanceof ProviderError)) throw error
}
