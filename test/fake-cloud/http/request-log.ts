import type { Provider } from '../world/types.ts'

export interface LoggedRequest {
  provider: Provider
  method: string
  path: string
  query: Record<string, string>
  /** Address of the account whose token came with it. */
  account: string | null
  /** Null while it is not answered, and when the connection was cut. */
  status: number | null
  /** How many requests of this account were being answered, this one included. */
  concurrency: number
  /** Name of the fault that hit it. */
  fault: string | null
}

/** What was asked, in order. */
export class RequestLog {
  #entries: LoggedRequest[] = []

  all(): readonly LoggedRequest[] {
    return this.#entries
  }

  /** Those of a method and a path, or part of one. */
  matching(method: string, path: string | RegExp): LoggedRequest[] {
    return this.#entries.filter(
      (each) =>
        each.method === method &&
        (typeof path === 'string' ? each.path.includes(path) : path.test(each.path)),
    )
  }

  get highestConcurrency(): number {
    return this.#entries.reduce((most, { concurrency }) => Math.max(most, concurrency), 0)
  }

  clear(): void {
    this.#entries.length = 0
  }

  add(entry: LoggedRequest): void {
    this.#entries.push(entry)
  }
}
