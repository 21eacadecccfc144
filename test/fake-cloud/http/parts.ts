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
}
