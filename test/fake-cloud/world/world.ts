import { Account } from './account.ts'
import { newAccount } from './account-state.ts'
import type { Context } from './context.ts'
import { makeCalendar } from './make-calendar.ts'
import { TokenBook } from './tokens.ts'
import type { Provider } from './types.ts'

export interface AccountInput {
  provider: Provider
  name?: string
  /** IANA zone. */
  timeZone?: string
}

/** Who exists, and what they do. The same story can be told to both providers. */
export class World {
  readonly tokens: TokenBook
  /** Applications whose secret is looked at; any other is taken at its word. */
  readonly clients = new Map<string, string>()
  #accounts = new Map<string, Account>()
  #context: Context

  constructor(context: Context) {
    this.#context = context
    this.tokens = new TokenBook(context)
  }

  /** Makes the account, or finds it again. */
  account(email: string, input?: AccountInput): Account {
    const known = this.#accounts.get(email.toLowerCase())
    if (known) return known
    if (!input) throw new Error(`No account ${email}: say its provider to make it.`)
    return this.#make(email, input)
  }

  accounts(): Account[] {
    return [...this.#accounts.values()]
  }

  /** From now on the application must know its secret. */
  registerClient(id: string, secret: string): void {
    this.clients.set(id, secret)
  }

  /** Microsoft: how long a refresh token is still taken after another took its place; a day unless this is said. */
  refreshTokenGrace(seconds: number): void {
    this.tokens.graceSeconds = seconds
  }

  #make(email: string, { provider, name, timeZone }: AccountInput): Account {
    const state = newAccount({
      email,
      name: name ?? email.split('@')[0] ?? email,
      provider,
      timeZone: timeZone ?? 'UTC',
      id: provider === 'google' ? this.#context.ids.digits() : this.#context.ids.guid(),
    })
    makeCalendar(state, { name: provider === 'google' ? email : 'Calendar', isPrimary: true }, this.#context)
    const account = new Account(state, this.tokens, this.#context)
    account.tasks.addList(provider === 'google' ? 'My Tasks' : 'Tasks')
    this.#accounts.set(email.toLowerCase(), account)
    this.#context.accounts.set(email.toLowerCase(), state)
    return account
  }
}
