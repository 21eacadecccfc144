import type { Ids } from '../random.ts'

interface Rest {
  items: unknown[]
  offset: number
  /** What the first page fixed for all that follow. */
  fixed: unknown
}

const MOST_KEPT = 20_000

/** Lists that are handed out page by page. A page can be asked for again: an answer may have been lost. */
export class Pages {
  #rests = new Map<string, Rest>()
  #ids: Ids

  constructor(ids: Ids) {
    this.#ids = ids
  }

  /** `next` is null on the last page. */
  first<Item, Fixed>(items: Item[], size: number, fixed: Fixed): Page<Item, Fixed> {
    return this.#page(items, 0, size, fixed)
  }

  /** Null for a token nobody gave. The caller knows what it put in. */
  following<Item, Fixed>(token: string, size: number): Page<Item, Fixed> | null {
    const rest = this.#rests.get(token)
    return rest ? this.#page(rest.items as Item[], rest.offset, size, rest.fixed as Fixed) : null
  }

  /** A token for the same list from its beginning. */
  again(items: unknown[], fixed: unknown): string {
    const token = this.#ids.opaque('P', 24)
    this.#keep(token, { items, offset: 0, fixed })
    return token
  }

  #page<Item, Fixed>(items: Item[], offset: number, size: number, fixed: Fixed): Page<Item, Fixed> {
    const end = offset + Math.max(1, size)
    const next = end < items.length ? this.#ids.opaque('P', 24) : null
    if (next !== null) this.#keep(next, { items, offset: end, fixed })
    return { items: items.slice(offset, end), next, fixed }
  }

  #keep(token: string, rest: Rest): void {
    const oldest = this.#rests.keys().next()
    if (this.#rests.size >= MOST_KEPT && !oldest.done) this.#rests.delete(oldest.value)
    this.#rests.set(token, rest)
  }
}

export interface Page<Item, Fixed> {
  items: Item[]
  next: string | null
  fixed: Fixed
}

/** Sizes of pages: what was asked for, within what the vendor allows and the faults leave. */
export function pageSize(asked: string | null, usual: number, most: number, left: number): number {
  const wanted = asked === null ? usual : Number.parseInt(asked, 10)
  return Math.min(Number.isFinite(wanted) && wanted > 0 ? wanted : usual, most, left)
}
