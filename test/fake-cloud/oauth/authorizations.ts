import { createHash } from 'node:crypto'
import type { AccountState } from '../world/account-state.ts'
import type { Context } from '../world/context.ts'

/** What an application asked for, and a person allowed. */
export interface Authorization {
  account: AccountState
  clientId: string
  redirectUri: string
  scopes: string[]
  challenge: string | null
  challengeMethod: string
  nonce: string | null
  wantsRefreshToken: boolean
  /** Milliseconds. */
  expires: number
}

const TEN_MINUTES = 600_000

/** Codes that can be turned into tokens, once each. */
export class Authorizations {
  #open = new Map<string, Authorization>()
  #used = new Set<string>()
  #context: Context

  constructor(context: Context) {
    this.#context = context
  }

  add(authorization: Omit<Authorization, 'expires'>): string {
    const code = this.#context.ids.opaque('4/0', 40)
    this.#open.set(code, { ...authorization, expires: Date.parse(this.#context.now()) + TEN_MINUTES })
    return code
  }

  take(code: string): Authorization | 'used' | 'expired' | 'unknown' {
    if (this.#used.has(code)) return 'used'
    const found = this.#open.get(code)
    if (!found) return 'unknown'
    this.#open.delete(code)
    this.#used.add(code)
    return found.expires > Date.parse(this.#context.now()) ? found : 'expired'
  }
}

/** RFC 7636. An authorization without a challenge needs no verifier. */
export function verifies(
  { challenge, challengeMethod }: Authorization,
  verifier: string | undefined,
): boolean {
  if (challenge === null) return true
  if (verifier === undefined) return false
  const made =
    challengeMethod === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier
  return made === challenge
}
