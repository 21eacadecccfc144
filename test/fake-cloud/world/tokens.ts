import type { AccessToken, AccountState } from './account-state.ts'
import type { Context } from './context.ts'
import type { Provider } from './types.ts'

/** Everything the fake knows of: what a token minted by hand may do. */
export const ALL_SCOPES: Record<Provider, string[]> = {
  google: [
    'openid',
    'email',
    'profile',
    'https://www.googleapis.com/auth/calendar.readonly',
    'https://www.googleapis.com/auth/gmail.compose',
    'https://www.googleapis.com/auth/gmail.readonly',
    'https://www.googleapis.com/auth/gmail.send',
    'https://www.googleapis.com/auth/gmail.settings.basic',
    'https://www.googleapis.com/auth/tasks',
  ],
  microsoft: [
    'openid',
    'profile',
    'email',
    'offline_access',
    'User.Read',
    'Calendars.Read',
    'Mail.ReadWrite',
    'Mail.Send',
    'Tasks.ReadWrite',
  ],
}

export interface RefreshToken {
  value: string
  account: AccountState
  clientId: string
  scopes: string[]
  issued: number
  revoked: boolean
  /** Microsoft: when it was replaced, in milliseconds. */
  replacedAt: number | null
}

/** All tokens there are, by their value. */
export class TokenBook {
  readonly access = new Map<string, AccessToken>()
  readonly refresh = new Map<string, RefreshToken>()
  /** Microsoft: how long a refresh token is still taken after it was replaced. */
  graceSeconds = 86_400
  #context: Context
  #grants = 0

  constructor(context: Context) {
    this.#context = context
  }

  mintAccess(account: AccountState, scopes: string[], seconds: number): string {
    const value = this.#context.ids.opaque(account.provider === 'google' ? 'ya29.' : 'EwB', 40)
    const expires = Date.parse(this.#context.now()) + seconds * 1000
    const token = { account, scopes: new Set(scopes.map(shortScope)), expires, revoked: false }
    this.access.set(value, token)
    account.grants.add(token)
    return value
  }

  mintRefresh(account: AccountState, scopes: string[], clientId: string): string {
    const value = this.#context.ids.opaque(account.provider === 'google' ? '1//0' : '0.AX', 60)
    const issued = ++this.#grants
    this.refresh.set(value, { value, account, clientId, scopes, issued, revoked: false, replacedAt: null })
    return value
  }

  /** The person takes back everything they allowed. */
  revokeAll(account: AccountState): void {
    for (const token of account.grants) token.revoked = true
    account.grants.clear()
    account.grantsValidFrom = this.#grants + 1
  }
}

/** Graph's scopes are asked for with and without the address of the resource. */
export const shortScope = (scope: string): string => scope.replace(/^https:\/\/graph\.microsoft\.com\//i, '')
