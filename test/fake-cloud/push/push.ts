import type { Account } from '../world/account.ts'
import type { Channel, Channels } from './channels.ts'
import type { Deliveries, Delivery } from './deliveries.ts'
import type { LifecycleEvent, Subscription, Subscriptions } from './subscriptions.ts'

/** What is pushed, and what goes wrong with it. */
export class Push {
  #deliveries: Deliveries
  #channels: Channels
  #subscriptions: Subscriptions

  constructor(deliveries: Deliveries, channels: Channels, subscriptions: Subscriptions) {
    this.#deliveries = deliveries
    this.#channels = channels
    this.#subscriptions = subscriptions
  }

  /** Waits until everything that was posted is answered. */
  settled(): Promise<void> {
    return this.#deliveries.settled()
  }

  deliveries(): readonly Delivery[] {
    return this.#deliveries.all
  }

  /** Every notification comes this many times. */
  repeat(copies: number): void {
    this.#deliveries.repeat(copies)
  }

  /** The next notifications never come. */
  lose(count: number): void {
    this.#deliveries.lose(count)
  }

  /** Google's that are open. */
  channels(): Channel[] {
    return this.#channels.all()
  }

  /** Microsoft's that are open. */
  subscriptions(): Subscription[] {
    return this.#subscriptions.all()
  }

  /** Microsoft tells of what becomes of the subscriptions themselves. */
  lifecycle(account: Account, event: LifecycleEvent): void {
    this.#subscriptions.lifecycle(account.state, event)
  }
}
