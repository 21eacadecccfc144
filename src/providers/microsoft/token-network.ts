import {
  AuthError,
  type INetworkModule,
  type NetworkRequestOptions,
  type NetworkResponse,
} from '@azure/msal-node'

/** How long Microsoft may take for one answer, in milliseconds. MSAL itself waits for ever. */
const timeout = 30_000

/** The sign-in could not answer, which says nothing about the grant. MSAL lets only its own kind of error pass. */
export class TokenServiceError extends AuthError {
  /** HTTP status; null when there was no answer. */
  readonly status: number | null
  readonly retryAfterSeconds: number | null

  constructor(status: number | null, retryAfterSeconds: number | null) {
    super('network_error', '', `token service ${status ?? 'not reached'}`)
    // Its ancestor makes every descendant look like itself.
    Object.setPrototypeOf(this, TokenServiceError.prototype)
    this.name = 'TokenServiceError'
    this.status = status
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * How MSAL reaches the token endpoint. An overloaded or broken server is told from a refusal by its status, before
 * anybody looks at what it says; once is tried again.
 */
export function createTokenNetwork(): INetworkModule {
  return {
    sendGetRequestAsync: (url, options) => send(url, 'GET', options),
    sendPostRequestAsync: async (url, options) => {
      try {
        return await send(url, 'POST', options)
      } catch (error) {
        if (!(error instanceof TokenServiceError) || error.status === 429) throw error
        return send(url, 'POST', options)
      }
    },
  }
}

async function send<T>(
  url: string,
  method: string,
  options: NetworkRequestOptions = {},
): Promise<NetworkResponse<T>> {
  const response = await fetch(url, {
    method,
    headers: options.headers ?? {},
    ...(options.body === undefined ? {} : { body: options.body }),
    signal: AbortSignal.timeout(timeout),
  }).catch(() => {
    throw new TokenServiceError(null, null)
  })
  const { status } = response
  if (status === 429 || status === 408 || status >= 500) {
    await response.body?.cancel()
    throw new TokenServiceError(status, secondsOf(response.headers.get('retry-after')))
  }
  const body = (await response.json().catch(() => {
    throw new TokenServiceError(status, null)
  })) as T
  return { status, headers: Object.fromEntries(response.headers), body }
}

/** Retry-After in seconds; a date (RFC 9110, 10.2.3) is not used by this service. */
function secondsOf(header: string | null): number | null {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null
}
