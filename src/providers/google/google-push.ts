// Push: https://developers.google.com/workspace/calendar/api/guides/push
import { z } from 'zod'
import type { Knock, PushPort, PushSubscription, PushTarget, ReadKnocks } from '../../push/push-port.ts'
import { ProviderError } from '../../shared/provider-error.ts'
import type { GoogleCalendarOptions } from './google-calendar.ts'
import { type CallOptions, GoogleCalls, orMissing } from './google-calls.ts'

const channel = z.object({
  id: z.string(),
  resourceId: z.string(),
  /** Milliseconds since 1970. */
  expiration: z.coerce.number(),
})
const reference = channel.pick({ id: true, resourceId: true })

/** Knocks when events of one calendar change. A channel cannot be prolonged: renewing makes another and ends the old. */
export function createGooglePush({ calendarId, ...options }: GoogleCalendarOptions): PushPort {
  const calls = new GoogleCalls('Google Calendar', options)
  const unsubscribe = (text: string) => stopChannel(calls, text)
  const subscribe = (target: PushTarget) => watchEvents(calls, calendarId, target)
  return {
    kind: 'google',
    renewal: 'replaces',
    subscribe,
    async renew(old, target) {
      const renewed = await subscribe(target)
      // The old channel ends by itself too; the new one is not given up for it.
      await unsubscribe(old).catch(unlessProvider)
      return renewed
    },
    unsubscribe,
  }
}

async function watchEvents(
  calls: GoogleCalls,
  calendarId: string,
  { address, id, secret, until }: PushTarget,
): Promise<PushSubscription> {
  const { events } = await api()
  const expiration = String(Date.parse(until))
  const requestBody = { id, type: 'web_hook', address, token: secret, expiration }
  const call = (options: CallOptions) => events.watch({ calendarId, requestBody }, options)
  const made = await calls.write('calendar.events.watch', channel, call)
  return {
    reference: JSON.stringify({ id: made.id, resourceId: made.resourceId }),
    expiresAt: new Date(made.expiration).toISOString(),
  }
}

async function stopChannel(calls: GoogleCalls, text: string): Promise<void> {
  const { channels } = await api()
  const requestBody = reference.parse(JSON.parse(text))
  const call = (options: CallOptions) => channels.stop({ requestBody }, options)
  await orMissing(calls.write('calendar.channels.stop', z.unknown(), call))
}

function unlessProvider(error: unknown): void {
  if (!(error instanceof ProviderError)) throw error
}

/** Google says everything in headers; the body is empty. */
export const readGoogleKnocks: ReadKnocks = ({ headers }) => {
  const id = headers['x-goog-channel-id']
  const state = headers['x-goog-resource-state']
  if (!id || !state) return { knocks: [], echo: null }
  const reason: Knock['reason'] = state === 'sync' ? 'hello' : 'changed'
  return {
    knocks: [{ id, reference: null, secret: headers['x-goog-channel-token'] ?? '', reason }],
    echo: null,
  }
}

async function api() {
  const { calendar } = await import('googleapis/build/src/apis/calendar/index.js')
  return calendar('v3')
}
