import type { Ids } from '../random.ts'
import type { Snapshot } from '../world/changes.ts'

interface Known {
  /** What the next request must share with the first. */
  signature: string
  told: Snapshot
}

const MOST_KEPT = 50_000

/** What each token stands for. A token can be used again: an answer may have been lost. */
export class SyncTokens {
  #known = new Map<string, Known>()
  #ids: Ids

  constructor(ids: Ids) {
    this.#ids = ids
  }

  add(known: Known): string {
    const token = this.#ids.opaque('CP', 22)
    const oldest = this.#known.keys().next()
    if (this.#known.size >= MOST_KEPT && !oldest.done) this.#known.delete(oldest.value)
    this.#known.set(token, known)
    return token
  }

  get(token: string): Known | undefined {
    return this.#known.get(token)
  }
}
