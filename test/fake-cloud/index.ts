import { Contracts } from './contract/contracts.ts'
import { Faults } from './faults/faults.ts'
import { googleRoutes } from './google/routes.ts'
import { Pages } from './http/paged.ts'
import type { Parts } from './http/parts.ts'
import { RequestLog } from './http/request-log.ts'
import { Router } from './http/router.ts'
import { FakeServer } from './http/server.ts'
import { SyncTokens } from './http/sync-tokens.ts'
import { microsoftRoutes } from './microsoft/routes.ts'
import { Authorizations } from './oauth/authorizations.ts'
import { Consents } from './oauth/consents.ts'
import { Channels } from './push/channels.ts'
import { Deliveries } from './push/deliveries.ts'
import { Push } from './push/push.ts'
import { Subscriptions } from './push/subscriptions.ts'
import { Ids, seeded } from './random.ts'
import type { Context } from './world/context.ts'
import { World } from './world/world.ts'

export { type Fault, fault } from './faults/fault.ts'
export type { Armed, Faults, Requests } from './faults/faults.ts'
export type { LoggedRequest, RequestLog } from './http/request-log.ts'
export { consent, type PersonsAnswer } from './oauth/person-consents.ts'
export type { Delivery } from './push/deliveries.ts'
export type { Push } from './push/push.ts'
export type { LifecycleEvent } from './push/subscriptions.ts'
export type { Account } from './world/account.ts'
export type { Calendar } from './world/calendar.ts'
export type { Mailbox } from './world/mailbox.ts'
export type { Tasks } from './world/tasks.ts'
export type * from './world/types.ts'
export type { World } from './world/world.ts'

export interface FakeCloudOptions {
  /** ISO instant: what time it is in the cloud. */
  clock: () => string
  /** The same seed makes the same identifiers and the same faults. */
  seed: number
  /** Any free one when it is not given. */
  port?: number
  /** A folder with the vendors' descriptions: everything is held against them. */
  contracts?: string
}

export interface FakeCloud {
  /** Where Google's APIs are: Calendar, Gmail, Tasks and OAuth. */
  google: { url: string }
  /** Where Microsoft's are: Graph under `/v1.0`, and sign-in. */
  microsoft: { url: string }
  /** What people do. */
  world: World
  /** What goes wrong. */
  faults: Faults
  /** What was asked. */
  requests: RequestLog
  /** What the cloud tells of its own accord. */
  push: Push
  /** What the descriptions have against it; null when none were given. */
  contracts: Contracts | null
  close(): Promise<void>
}

export async function startFakeCloud(options: FakeCloudOptions): Promise<FakeCloud> {
  const ids = new Ids(seeded(options.seed))
  const context: Context = { now: options.clock, ids, accounts: new Map() }
  const world = new World(context)
  const deliveries = new Deliveries()
  const channels = new Channels(deliveries, context)
  const subscriptions = new Subscriptions(deliveries, context)
  const parts: Parts = {
    world,
    context,
    pages: new Pages(ids),
    told: new SyncTokens(ids),
    authorizations: new Authorizations(context),
    consents: new Consents(),
    clients: world.clients,
    deliveries,
    channels,
    subscriptions,
  }
  const contracts = options.contracts === undefined ? null : new Contracts(options.contracts)
  const [faults, requests] = [new Faults(), new RequestLog()]
  const router = new Router([...googleRoutes(parts), ...microsoftRoutes(parts)])
  const server = new FakeServer({
    router,
    tokens: world.tokens,
    faults,
    requests,
    contracts,
    now: options.clock,
  })
  const url = await server.listen(options.port ?? 0)
  const push = new Push(deliveries, channels, subscriptions)
  return {
    google: { url },
    microsoft: { url },
    world,
    faults,
    requests,
    push,
    contracts,
    close: () => server.close(),
  }
}
