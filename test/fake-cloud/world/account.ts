import type { AccountState, CalendarEntry } from './account-state.ts'
import { Calendar } from './calendar.ts'
import type { Context } from './context.ts'
import { Mailbox } from './mailbox.ts'
import { makeCalendar } from './make-calendar.ts'
import { Tasks } from './tasks.ts'
import { ALL_SCOPES, type TokenBook } from './tokens.ts'
import type { Provider } from './types.ts'

/** One person with their calendars, mailbox and tasks. */
export class Account {
  readonly state: AccountState
  readonly mail: Mailbox
  readonly tasks: Tasks
  #tokens: TokenBook
  #context: Context

  constructor(state: AccountState, tokens: TokenBook, context: Context) {
    this.state = state
    this.#tokens = tokens
    this.#context = context
    this.mail = new Mailbox(state, context)
    this.tasks = new Tasks(state, context)
  }

  get email(): string {
    return this.state.email
  }

  get provider(): Provider {
    return this.state.provider
  }

  /** The primary one when none is named. */
  calendar(id?: string): Calendar {
    const entries = [...this.state.calendars.values()]
    const entry = entries.find(({ calendar }) =>
      id === undefined ? this.#isPrimary(calendar) : calendar.id === id,
    )
    if (!entry) throw new Error(`No calendar ${id} of ${this.email}.`)
    return this.#calendar(entry)
  }

  calendars(): Calendar[] {
    return [...this.state.calendars.values()].map((entry) => this.#calendar(entry))
  }

  addCalendar(input: { name: string; timeZone?: string; id?: string }): Calendar {
    return this.#calendar(makeCalendar(this.state, { ...input, isPrimary: false }, this.#context))
  }

  /** A bearer token without the way through a consent page. */
  accessToken(options: { scopes?: string[]; expiresInSeconds?: number } = {}): string {
    const scopes = options.scopes ?? ALL_SCOPES[this.provider]
    return this.#tokens.mintAccess(this.state, scopes, options.expiresInSeconds ?? 3600)
  }

  refreshToken(options: { scopes?: string[]; clientId?: string } = {}): string {
    return this.#tokens.mintRefresh(
      this.state,
      options.scopes ?? ALL_SCOPES[this.provider],
      options.clientId ?? '',
    )
  }

  /** The person takes back what they allowed, or changes the password. */
  revoke(): void {
    this.#tokens.revokeAll(this.state)
  }

  addSendAs(alias: { email: string; name: string }): void {
    this.state.sendAs.push(alias)
  }

  /** Gmail writes a Message-ID of its own when a message is sent. */
  rewriteMessageIds(rewrites = true): void {
    this.state.rewritesMessageIds = rewrites
  }

  #isPrimary(calendar: CalendarEntry['calendar']): boolean {
    return calendar.isPrimary && calendar.owner === this.state
  }

  #calendar(entry: CalendarEntry): Calendar {
    return new Calendar(entry, this.state, this.#context)
  }
}
