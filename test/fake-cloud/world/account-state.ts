import type { CalendarState } from './calendar-state.ts'
import { emptyMailbox, type MailboxState } from './mailbox-state.ts'
import { emptyTasks, type TasksState } from './tasks-state.ts'
import type { Provider } from './types.ts'

/** A calendar in somebody's list; the calendar itself may be another's. */
export interface CalendarEntry {
  calendar: CalendarState
  selected: boolean
  hidden: boolean
  accessRole: 'owner' | 'writer' | 'reader' | 'freeBusyReader'
}

export interface AccessToken {
  account: AccountState
  scopes: Set<string>
  /** Milliseconds. */
  expires: number
  revoked: boolean
}

export interface AccountState {
  email: string
  name: string
  provider: Provider
  timeZone: string
  id: string
  calendars: Map<string, CalendarEntry>
  mailbox: MailboxState
  tasks: TasksState
  /** Everything this person ever allowed; taken back all at once. */
  grants: Set<AccessToken>
  /** Bumped when the person takes back what they allowed: refresh tokens of earlier ones are refused. */
  grantsValidFrom: number
  sendAs: { email: string; name: string }[]
  /** Gmail writes a Message-ID of its own when a message is sent. */
  rewritesMessageIds: boolean
}

export function newAccount(
  given: Pick<AccountState, 'email' | 'name' | 'provider' | 'timeZone' | 'id'>,
): AccountState {
  return {
    ...given,
    calendars: new Map(),
    mailbox: emptyMailbox(),
    tasks: emptyTasks(),
    grants: new Set(),
    grantsValidFrom: 0,
    sendAs: [{ email: given.email, name: given.name }],
    rewritesMessageIds: false,
  }
}
