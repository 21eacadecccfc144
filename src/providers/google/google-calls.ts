// The client library: https://github.com/googleapis/google-api-nodejs-client
// When to try again:  https://developers.google.com/workspace/calendar/api/guides/errors#exponential-backoff
import type { z } from 'zod'
import type { AccessToken } from '../../shared/access-token.ts'
import {
  brokenAnswer,
  failureOf,
  GoogleError,
  type GoogleService,
  googleError,
  isTransient,
} from './google-errors.ts'

/** How one of Google's services is reached. */
export interface GoogleOptions {
  accessToken: AccessToken
  /** Where the API is; Google's own address when it is not given. */
  apiRoot?: string | null
  /** Milliseconds. */
  sleep?: (ms: number) => Promise<void>
  /** From 0 to below 1: callers that were refused together must not come back together. */
  random?: () => number
}

/** What every method of the library takes as its second argument. */
export interface CallOptions {
  rootUrl?: string
  headers: Record<string, string>
  /** The library would repeat by itself, writes too; we decide. */
  retry: false
  /** Milliseconds. */
  timeout: number
  responseType: 'json'
  signal?: AbortSignal
}

type Call = (options: CallOptions) => Promise<{ data: unknown }>

const timeoutMs = 30_000
const attempts = 4
const firstWaitMs = 500
/** Longer than this nobody waits inside a pass; seconds. */
const longestWait = 5

/** Calls one service. What fails comes out as a ProviderError of the room `google`. */
export class GoogleCalls {
  readonly #service: GoogleService
  readonly #options: Required<GoogleOptions>

  constructor(service: GoogleService, options: GoogleOptions) {
    const { accessToken, apiRoot = null, sleep = wait, random = Math.random } = options
    this.#service = service
    this.#options = { accessToken, apiRoot, sleep, random }
  }

  /** A request that changes nothing: tried again a few times while that may help. */
  async read<T>(name: string, shape: z.ZodType<T>, call: Call, signal?: AbortSignal): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return this.#parsed(name, shape, await this.#authorised(call, signal))
      } catch (error) {
        signal?.throwIfAborted()
        const waitMs = attempt < attempts ? this.#waitAfter(error, attempt) : null
        if (waitMs === null) throw googleError(this.#service, name, error)
        await this.#options.sleep(waitMs)
      }
    }
  }

  /** A request that changes something, made once: the change may have happened although its answer got lost. */
  async write<T>(name: string, shape: z.ZodType<T>, call: Call): Promise<T> {
    try {
      return this.#parsed(name, shape, await this.#authorised(call))
    } catch (error) {
      throw googleError(this.#service, name, error)
    }
  }

  /** A refused token did nothing, so that the request may be made again with another, once. */
  async #authorised(call: Call, signal?: AbortSignal): Promise<unknown> {
    const token = await this.#options.accessToken()
    try {
      return (await call(this.#callOptions(token, signal))).data
    } catch (error) {
      if (failureOf(error)?.status !== 401) throw error
      const another = await this.#options.accessToken({ refused: token })
      return (await call(this.#callOptions(another, signal))).data
    }
  }

  #callOptions(token: string, signal: AbortSignal | undefined): CallOptions {
    const { apiRoot } = this.#options
    return {
      headers: { Authorization: `Bearer ${token}` },
      retry: false,
      timeout: timeoutMs,
      responseType: 'json',
      ...(apiRoot === null ? {} : { rootUrl: apiRoot }),
      ...(signal === undefined ? {} : { signal }),
    }
  }

  #parsed<T>(name: string, shape: z.ZodType<T>, data: unknown): T {
    const { success, data: parsed } = shape.safeParse(data)
    if (!success) throw brokenAnswer(this.#service, name)
    return parsed as T
  }

  /** Milliseconds until the next attempt; null when there is to be none. */
  #waitAfter(error: unknown, attempt: number): number | null {
    const failure = failureOf(error)
    if (failure === null || !isTransient(failure)) return null
    if (failure.retryAfterSeconds !== null) {
      return failure.retryAfterSeconds <= longestWait ? failure.retryAfterSeconds * 1000 : null
    }
    return firstWaitMs * 2 ** (attempt - 1) * (0.5 + this.#options.random())
  }
}

/** Runs a request; what Google no longer has is null. */
export async function orMissing<T>(request: Promise<T>): Promise<T | null> {
  try {
    return await request
  } catch (error) {
    if (error instanceof GoogleError && (error.status === 404 || error.status === 410)) return null
    throw error
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
