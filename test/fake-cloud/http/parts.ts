import type { Authorizations } from '../oauth/authorizations.ts'
import type { Consents } from '../oauth/consents.ts'
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
}
