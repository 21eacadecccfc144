import type { CalendarState } from '../world/calendar-state.ts'
import type { Context } from '../world/context.ts'
import type { Deliveries } from './deliveries.ts'

/** A notification channel of Google's. */
export interface Channel {
  id: string
  resourceId: string
  resourceUri: string
  address: string
  token: string | null
  /** Milliseconds. */
  expires: number
  stop: () => void
}

/** https://developers.google.com/workspace/calendar/api/guides/push */
export class Channels {
  readonly #open = new Map<string, Channel>()
  #deliveries: Deliveries
  #context: Context

  constructor(deliveries: Deliveries, context: Context) {
    this.#deliveries = deliveries
    this.#context = context
  }

  all(): Channel[] {
    return [...this.#open.values()].filter(({ expires }) => expires > Date.parse(this.#context.now()))
  }

  has(id: string): boolean {
    return this.#open.has(id)
  }

  open(calendar: CalendarState, asked: Omit<Channel, 'resourceId' | 'stop'>): Channel {
    let number = 1
    const resourceId = Buffer.from(calendar.id).toString('base64url').slice(0, 27)
    const tell = (state: 'sync' | 'exists') => {
      if (channel.expires <= Date.parse(this.#context.now())) return channel.stop()
      this.#deliveries.notify(channel.address, headersOf(channel, state, number++), undefined)
    }
    const onChange = () => tell('exists')
    const channel: Channel = {
      ...asked,
      resourceId,
      stop: () => {
        calendar.listeners.delete(onChange)
        this.#open.delete(asked.id)
      },
    }
    calendar.listeners.add(onChange)
    this.#open.set(channel.id, channel)
    tell('sync')
    return channel
  }

  stop(id: string, resourceId: string): boolean {
    const channel = this.#open.get(id)
    if (channel?.resourceId !== resourceId) return false
    channel.stop()
    return true
  }
}

function headersOf(channel: Channel, state: string, number: number): Record<string, string> {
  return {
    'x-goog-channel-id': channel.id,
    'x-goog-message-number': `${number}`,
    'x-goog-resource-id': channel.resourceId,
    'x-goog-resource-state': state,
    'x-goog-resource-uri': channel.resourceUri,
    'x-goog-channel-expiration': new Date(channel.expires).toUTCString(),
    ...(channel.token === null ? {} : { 'x-goog-channel-token': channel.token }),
  }
}
