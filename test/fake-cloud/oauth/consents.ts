import type { AccountState } from '../world/account-state.ts'

/** What each person has ever allowed each application. */
export class Consents {
  #given = new Map<string, Set<string>>()

  add(account: AccountState, clientId: string, scopes: string[]): { isFirst: boolean; all: string[] } {
    const key = `${account.id} ${clientId} ${account.grantsValidFrom}`
    const before = this.#given.get(key)
    const all = new Set([...(before ?? []), ...scopes])
    this.#given.set(key, all)
    return { isFirst: before === undefined, all: [...all] }
  }
}
