import { FetchError } from './fetch-error.ts'

/**
 * A limit on the time spent waiting for the other side; what the caller does between two waits does not count, so
 * that a slow disk here is not blamed on the server.
 */
export class WaitingBudget {
  #leftMs: number
  readonly #stop: AbortController
  #spent = false

  constructor(timeoutMs: number, stop: AbortController) {
    this.#leftMs = timeoutMs
    this.#stop = stop
  }

  async wait<T>(action: () => Promise<T>): Promise<T> {
    const began = performance.now()
    const timer = setTimeout(() => {
      this.#spent = true
      this.#stop.abort()
    }, this.#leftMs)
    try {
      return await action()
    } catch (error) {
      if (this.#spent) throw new FetchError('time', 'it took too long to answer', { cause: error })
      throw error
    } finally {
      clearTimeout(timer)
      this.#leftMs = Math.max(0, this.#leftMs - (performance.now() - began))
    }
  }
}
