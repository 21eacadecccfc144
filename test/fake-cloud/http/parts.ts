import type { Authorizations } from '../oauth/authorizations.ts'
import type { Consents } from '../oauth/consents.ts'
import type { Channels } from '../push/channels.ts'
import type { Deliveries } from '../push/deliveries.ts'
import type { Subscriptions } from '../push/subscriptions.ts'
import type { Context } from '../world/context.ts'
import type { World } from '../world/world.ts'
import type { Pages } from './paged.ts'
import type { SyncTokens } from './sync-tokens.ts'

/** What all routes share. */
export interface Parts {
  world: World
  context: Context
  pages: Pages
  told: SyncTokens
  authorizations: Authorizations
  consents: Consents
  /** Secrets of the applications whose secret is looked at, by their id. */
  clients: Map<string, string>
  deliveries: Deliveries
  channels: Channels
  subscriptions: Subscriptions
}
