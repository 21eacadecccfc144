// Throttling: https://learn.microsoft.com/graph/throttling-limits#outlook-service-limits

/** Exchange refuses a fifth request of one application to one mailbox while four are under way. */
const atOnce = 4

/** Lets only so many steps run at the same time; the others wait in the order in which they came. */
export class CallLimit {
  #free = atOnce
  readonly #waiting: (() => void)[] = []

  async run<T>(step: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await step()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    if (this.#free > 0) this.#free--
    else await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  /** The place goes straight to who waits longest: nobody who comes in between can take it. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#free++
  }
}

/** The limit counts for the mailbox, whichever of its calendars, drafts or tasks is asked for. */
const limits = new Map<string, CallLimit>()

/** The one limit of an account in this process. */
export function callLimitOf(graphRoot: string, accountEmail: string): CallLimit {
  const key = `${graphRoot} ${accountEmail.toLowerCase()}`
  const limit = limits.get(key) ?? new CallLimit()
  limits.set(key, limit)
  return limit
}
