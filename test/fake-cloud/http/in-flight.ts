/** How many requests of each account are being answered. */
export class InFlight {
  #counts = new Map<string, number>()

  enter(account: string, told: (concurrency: number) => void): () => void {
    const now = (this.#counts.get(account) ?? 0) + 1
    this.#counts.set(account, now)
    told(now)
    return () => {
      const left = (this.#counts.get(account) ?? 1) - 1
      if (left > 0) this.#counts.set(account, left)
      else this.#counts.delete(account)
    }
  }
}
