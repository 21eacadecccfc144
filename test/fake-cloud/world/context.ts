import type { Ids } from '../random.ts'
import type { AccountState } from './account-state.ts'

/** What every part of the fake shares: the time, identifiers, and who exists. */
export interface Context {
  /** ISO instant. */
  now: () => string
  ids: Ids
  accounts: Map<string, AccountState>
}
