/** Where a service knocks when something changed. */
export interface PushTarget {
  /** Public https URL that takes the knocks, those about the subscription itself too. */
  address: string
  /** Ours; letters, digits and hyphens, at most 64. Every subscription has one never used before. */
  id: string
  /** Comes back with every knock, to be compared in constant time; at most 128 characters. */
  secret: string
  /** ISO instant in UTC up to which knocks are wanted; a service may promise less. */
  until: string
}

export interface PushSubscription {
  /** What the service needs to renew and to end it; opaque, no secret. */
  reference: string
  /** ISO instant in UTC, as the service told it: nothing renews itself, so it is renewed before that. */
  expiresAt: string
}

/**
 * Asks a service to knock when a calendar or mailbox changes. A knock is a hint to look sooner: it may come twice, late
 * or never, and says nothing about what changed. All verbs throw a ProviderError when the service cannot be reached.
 */
export interface PushPort {
  readonly kind: string
  /** Whether renewing goes on with the same id and secret, or takes a target with new ones. */
  readonly renewal: 'prolongs' | 'replaces'
  subscribe(target: PushTarget): Promise<PushSubscription>
  /**
   * Goes on with a subscription, or makes a new one where it ended or the service cannot prolong; what it answers
   * replaces the old reference. Knocks of the old one may still come.
   */
  renew(reference: string, target: PushTarget): Promise<PushSubscription>
  /** One that ended already is no error. */
  unsubscribe(reference: string): Promise<void>
}

/** A request that came to the address of a target, before anything in it is believed. */
export interface PushRequest {
  /** Names in lower case. */
  headers: Readonly<Record<string, string | undefined>>
  query: Readonly<Record<string, string | undefined>>
  /** Parsed JSON, or null. */
  body: unknown
}

/** One thing a request says about one subscription; to be believed only when its secret is the right one. */
export interface Knock {
  /** The `id` of the target where the service repeats it, else null; then `reference` tells which it is. */
  id: string | null
  reference: string | null
  secret: string
  /**
   * `changed`: look now. `hello`: the subscription began. `renew`: it wants to be renewed now. `ended`: it is no more.
   * `missed`: knocks were lost, look now.
   */
  reason: 'changed' | 'hello' | 'renew' | 'ended' | 'missed'
}

/** Reads a request as its service means it; `echo` is the plain text that it wants to have back, or null. */
export type ReadKnocks = (request: PushRequest) => { knocks: Knock[]; echo: string | null }
