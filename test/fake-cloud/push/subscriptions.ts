import { TENANT } from '../oauth/id-token.ts'
import type { AccountState } from '../world/account-state.ts'
import type { Context } from '../world/context.ts'
import type { Deliveries } from './deliveries.ts'

export type ChangeType = 'created' | 'updated' | 'deleted'
export type LifecycleEvent = 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'

/** A change notification subscription of Microsoft Graph's. */
export interface Subscription {
  id: string
  account: AccountState
  resource: string
  changeTypes: ChangeType[]
  notificationUrl: string
  lifecycleNotificationUrl: string | null
  clientState: string | null
  immutableIds: boolean
  /** Milliseconds. */
  expires: number
  /** Stops listening. */
  end: () => void
}

/** What happened to one thing that is watched. */
export interface Change {
  type: ChangeType
  kind: 'event' | 'message'
  id: string
  etag: string
}

export class Subscriptions {
  #open = new Map<string, Subscription>()
  #deliveries: Deliveries
  #context: Context

  constructor(deliveries: Deliveries, context: Context) {
    this.#deliveries = deliveries
    this.#context = context
  }

  all(): Subscription[] {
    return [...this.#open.values()].filter((each) => this.#isAlive(each))
  }

  find(id: string): Subscription | null {
    const found = this.#open.get(id)
    return found && this.#isAlive(found) ? found : null
  }

  add(subscription: Subscription): void {
    this.#open.set(subscription.id, subscription)
  }

  remove(subscription: Subscription): void {
    subscription.end()
    this.#open.delete(subscription.id)
  }

  tell(subscription: Subscription, change: Change): void {
    if (!this.#isAlive(subscription) || !subscription.changeTypes.includes(change.type)) return
    const collection = change.kind === 'event' ? 'Events' : 'Messages'
    const resource = `Users/${subscription.account.id}/${collection}/${change.id}`
    const resourceData = {
      '@odata.type': `#Microsoft.Graph.${change.kind === 'event' ? 'Event' : 'Message'}`,
      '@odata.id': resource,
      '@odata.etag': change.etag,
      id: change.id,
    }
    this.#post(subscription.notificationUrl, {
      ...common(subscription),
      changeType: change.type,
      resource,
      resourceData,
    })
  }

  /** https://learn.microsoft.com/graph/change-notifications-lifecycle-events */
  lifecycle(account: AccountState, lifecycleEvent: LifecycleEvent): void {
    for (const each of this.all().filter((one) => one.account === account)) {
      if (lifecycleEvent === 'subscriptionRemoved') this.remove(each)
      if (each.lifecycleNotificationUrl === null) continue
      this.#post(each.lifecycleNotificationUrl, { ...common(each), lifecycleEvent, resource: each.resource })
    }
  }

  #post(url: string, notification: Record<string, unknown>): void {
    this.#deliveries.notify(url, {}, { value: [notification] })
  }

  #isAlive({ expires }: Subscription): boolean {
    return expires > Date.parse(this.#context.now())
  }
}

const common = ({ id, expires, clientState }: Subscription) => ({
  subscriptionId: id,
  subscriptionExpirationDateTime: new Date(expires).toISOString(),
  clientState,
  tenantId: TENANT,
})
