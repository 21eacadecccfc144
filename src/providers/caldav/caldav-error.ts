import { FetchError, type FetchErrorReason } from '../../shared/fetch-error.ts'
import { ProviderError, type ProviderErrorKind } from '../../shared/provider-error.ts'

const room = 'caldav'

export interface CaldavErrorOptions {
  cause?: unknown
  retryAfterSeconds?: number | null
}

export function caldavError(
  kind: ProviderErrorKind,
  message: string,
  options: CaldavErrorOptions = {},
): ProviderError {
  return new ProviderError(room, kind, message, options)
}

const failures: Record<FetchErrorReason, { kind: ProviderErrorKind; advice: string }> = {
  address: { kind: 'permanent', advice: 'use an address that begins with https.' },
  private: { kind: 'permanent', advice: 'add it to network.allowPrivateHosts, if it is yours.' },
  name: { kind: 'temporary', advice: 'check how the host is written, and your connection.' },
  redirects: { kind: 'permanent', advice: 'look up its CalDAV address again.' },
  size: { kind: 'permanent', advice: 'raise the limit, or choose a smaller calendar.' },
  time: { kind: 'temporary', advice: 'it will be tried again.' },
  connection: {
    kind: 'temporary',
    advice: 'check the host, the port and your connection; it will be tried again.',
  },
  tls: { kind: 'permanent', advice: 'check the port, or ask its owner to offer TLS.' },
  certificate: { kind: 'permanent', advice: 'check how the host is written, or ask its owner to renew it.' },
  encoding: { kind: 'permanent', advice: 'ask its owner to answer plainly or in gzip.' },
}

/** What kept the server from answering, as a sentence; what is no failed fetch comes back as it is. */
export function unreachable(host: string, error: unknown): unknown {
  if (!(error instanceof FetchError)) return error
  const { kind, advice } = failures[error.reason]
  return caldavError(kind, `The calendar server ${host} was not reached (${error.message}): ${advice}`, {
    cause: error,
  })
}

export interface RefusedStatus {
  status: number
  /** Value of the header, or null. */
  header(name: string): string | null
}

/** A status that ends what was begun, as a sentence. `what` it was about: "this calendar", "the task". */
export function statusError(host: string, answer: RefusedStatus, what = 'this calendar'): ProviderError {
  const { status } = answer
  if (status === 401) return caldavError('auth', passwordRefused(host, answer))
  if (status === 403) {
    return caldavError(
      'permanent',
      `${host} does not let you use ${what}: ask its owner to share it with you.`,
    )
  }
  // RFC 4918, 9.7.1: 409 where the calendar that an object is put into does not exist.
  if (status === 404 || status === 409 || status === 410) {
    return caldavError('permanent', `There is no such thing at ${host} any more: connect ${what} again.`)
  }
  if (status === 429 || (status === 503 && answer.header('retry-after') !== null)) {
    const retryAfterSeconds = secondsToWait(answer)
    return caldavError('rate-limit', `${host} asks to be left alone for a while: it will be tried later.`, {
      retryAfterSeconds,
    })
  }
  if (status === 507) {
    return caldavError('permanent', `${host} has no room left for ${what}: delete something there.`)
  }
  if (status >= 500 || status === 408 || status === 423) {
    return caldavError('temporary', `${host} has a fault of its own (${status}): it will be tried again.`)
  }
  return caldavError(
    'permanent',
    `${host} does not speak CalDAV at this address (${status}): check the address.`,
  )
}

function passwordRefused(host: string, answer: RefusedStatus): string {
  const offered = answer.header('www-authenticate')
  if (offered !== null && /\bdigest\b/i.test(offered) && !/\b(basic|bearer)\b/i.test(offered)) {
    return `${host} wants the password in a way that is no longer safe (Digest): ask its owner to switch to Basic.`
  }
  return `${host} does not accept the user name or the password: use an app password, if it offers them.`
}

/** RFC 9110, 10.2.3: seconds, or a date, which is held against the clock of the server that wrote it. */
function secondsToWait(answer: RefusedStatus): number | null {
  const value = answer.header('retry-after') ?? ''
  if (/^\d+$/.test(value)) return Number(value)
  const seconds = (Date.parse(value) - Date.parse(answer.header('date') ?? '')) / 1000
  return seconds > 0 ? Math.ceil(seconds) : null
}
