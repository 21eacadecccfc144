// Subscriptions: https://learn.microsoft.com/graph/api/resources/subscription
// Outlook:       https://learn.microsoft.com/graph/outlook-change-notifications-overview
// Lifecycle:     https://learn.microsoft.com/graph/change-notifications-lifecycle-events
import { z } from 'zod'
import type { Knock, PushPort, PushSubscription, PushTarget, ReadKnocks } from '../../push/push-port.ts'
import type { Clock } from '../../shared/clock.ts'
import { createGraphClient } from './graph-client.ts'
import { offsetInstant } from './graph-time.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'
import { isMissing, strangeError } from './microsoft-errors.ts'

export interface MicrosoftPushOptions extends MicrosoftAccount {
  /** What is watched: one calendar, or the mailbox when it is null. */
  calendarId: string | null
  clock: Clock
}

/**
 * No more is asked for at once than every Outlook resource ever allowed, in milliseconds: Graph refuses a longer time
 * as a whole. How long it gives, it says.
 */
const longestTime = 4230 * 60 * 1000

const subscriptionShape = z.object({ id: z.string(), expirationDateTime: z.string() })

/** Has Microsoft knock when a calendar or the mailbox changes. */
export function createMicrosoftPush(options: MicrosoftPushOptions): PushPort {
  const client = createGraphClient(options)
  const { calendarId, clock } = options
  const resource = calendarId === null ? 'me/messages' : `me/calendars/${calendarId}/events`

  async function subscribe(target: PushTarget): Promise<PushSubscription> {
    const body = {
      changeType: 'created,updated,deleted',
      resource,
      notificationUrl: target.address,
      // Cannot be added later.
      lifecycleNotificationUrl: target.address,
      clientState: target.secret,
      expirationDateTime: endOf(target, clock),
    }
    return toSubscription(
      await client.write({ method: 'POST', path: 'subscriptions', body }, subscriptionShape),
    )
  }

  return {
    kind: 'microsoft',
    renewal: 'prolongs',
    subscribe,

    /** Prolongs it, which answers `reauthorizationRequired` too. Its secret stays the one it began with. */
    async renew(reference, target) {
      const body = { expirationDateTime: endOf(target, clock) }
      try {
        const call = { method: 'PATCH', path: pathOf(reference), body } as const
        return toSubscription(await client.write(call, subscriptionShape))
      } catch (error) {
        if (isMissing(error)) return subscribe(target)
        throw error
      }
    },

    async unsubscribe(reference) {
      try {
        await client.act({ method: 'DELETE', path: pathOf(reference) })
      } catch (error) {
        if (!isMissing(error)) throw error
      }
    },
  }
}

const pathOf = (reference: string) => `subscriptions/${encodeURIComponent(reference)}`

function endOf({ until }: PushTarget, clock: Clock): string {
  const latest = Date.parse(clock.now()) + longestTime
  return new Date(Math.min(Date.parse(until), latest)).toISOString()
}

function toSubscription({ id, expirationDateTime }: z.infer<typeof subscriptionShape>): PushSubscription {
  const expiresAt = offsetInstant(expirationDateTime)
  if (expiresAt === null) throw strangeError(200)
  return { reference: id, expiresAt }
}

const notification = z.object({
  subscriptionId: z.string(),
  clientState: z.string().nullish(),
  lifecycleEvent: z.string().nullish(),
})
const notifications = z.object({ value: z.array(z.unknown()) })

const REASONS: Record<string, Knock['reason']> = {
  reauthorizationRequired: 'renew',
  subscriptionRemoved: 'ended',
  missed: 'missed',
}

/**
 * What Graph says at our address: a token to be sent back within ten seconds when a subscription begins, then lists of
 * notifications, of which each has the secret of its own subscription.
 */
export const readMicrosoftKnocks: ReadKnocks = ({ query, body }) => {
  const { validationToken } = query
  if (validationToken !== undefined) return { knocks: [], echo: validationToken }
  const parsed = notifications.safeParse(body)
  return { knocks: parsed.success ? parsed.data.value.flatMap(knockOf) : [], echo: null }
}

function knockOf(resource: unknown): Knock[] {
  const parsed = notification.safeParse(resource)
  if (!parsed.success) return []
  const { subscriptionId, clientState, lifecycleEvent } = parsed.data
  const reason = lifecycleEvent ? REASONS[lifecycleEvent] : 'changed'
  if (reason === undefined) return []
  return [{ id: null, reference: subscriptionId, secret: clientState ?? '', reason }]
}
