import type { Answer } from '../http/call.ts'
import { googleError, graphError } from '../http/vendor-errors.ts'
import type { Provider } from '../world/types.ts'

/** What goes wrong with one request. */
export type Fault =
  /** Refused, with the body the vendor gives. Nothing is done. */
  | { kind: 'answer'; name: string; answer: (asked: Asked) => Answer }
  /** The connection is cut: before anything is done, or after all of it is. */
  | { kind: 'dropBefore' | 'dropAfter' }
  /** Half of the answer arrives. What was asked for is done. */
  | { kind: 'truncated' }
  | { kind: 'delay'; ms: number }
  /** Pages are shorter than asked for, as they are allowed to be. */
  | { kind: 'shortPages'; size: number }

export interface Asked {
  provider: Provider
  path: string
  now: string
}

interface Wording {
  name: string
  status: number
  google: [reason: string, message: string]
  microsoft: [code: string, message: string]
  headers?: Record<string, string>
}

/** Where tokens are given out, errors look as RFC 6749 wants them. */
const isSignIn = (path: string): boolean => /^\/token$|^\/revoke$|\/oauth2\//.test(path)

function refused({ name, status, google, microsoft, headers }: Wording): Fault {
  const answer = ({ provider, path, now }: Asked): Answer => {
    const said = isSignIn(path)
      ? { status, body: { error: 'temporarily_unavailable', error_description: google[1] } }
      : provider === 'google'
        ? googleError(
            status,
            google[0],
            google[1],
            status === 429 || status === 403 ? 'usageLimits' : 'global',
          )
        : graphError(status, microsoft[0], microsoft[1], now)
    return { ...said, headers: { ...said.headers, ...headers } }
  }
  return { kind: 'answer', name, answer }
}

const retryAfter = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': `${seconds}` }

export const fault = {
  dropBefore: { kind: 'dropBefore' } as Fault,
  dropAfter: { kind: 'dropAfter' } as Fault,
  truncated: { kind: 'truncated' } as Fault,
  delay: (ms: number): Fault => ({ kind: 'delay', ms }),
  shortPages: (size: number): Fault => ({ kind: 'shortPages', size }),

  unauthorized: refused({
    name: '401',
    status: 401,
    google: ['authError', 'Invalid Credentials'],
    microsoft: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  }),
  insufficientPermissions: refused({
    name: '403 scopes',
    status: 403,
    google: ['insufficientPermissions', 'Request had insufficient authentication scopes.'],
    microsoft: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  }),
  /** Google says so with 403, too: it is not about permissions. */
  rateLimitExceeded: refused({
    name: '403 rate',
    status: 403,
    google: ['rateLimitExceeded', 'Rate Limit Exceeded'],
    microsoft: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  }),
  notFound: refused({
    name: '404',
    status: 404,
    google: ['notFound', 'Not Found'],
    microsoft: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  }),
  /** Microsoft says it with several codes. */
  gone: (code = 'syncStateNotFound'): Fault =>
    refused({
      name: '410',
      status: 410,
      google: ['fullSyncRequired', 'Sync token is no longer valid, a full sync is required.'],
      microsoft: [code, 'The sync state generation is not found; a full synchronization is required.'],
    }),
  tooManyRequests: (seconds?: number): Fault =>
    refused({
      name: '429',
      status: 429,
      google: ['rateLimitExceeded', 'Too many concurrent requests for user'],
      microsoft: ['TooManyRequests', 'Too Many Requests'],
      headers: retryAfter(seconds),
    }),
  serverError: refused({
    name: '500',
    status: 500,
    google: ['backendError', 'Backend Error'],
    microsoft: ['generalException', 'An internal server error occurred.'],
  }),
  unavailable: (seconds?: number): Fault =>
    refused({
      name: '503',
      status: 503,
      google: ['backendError', 'Service unavailable'],
      microsoft: ['serviceNotAvailable', 'The service is temporarily unavailable. Please retry.'],
      headers: retryAfter(seconds),
    }),
  /** Anything else, at any address. */
  answer: (status: number, body: unknown, headers: Record<string, string> = {}): Fault => ({
    kind: 'answer',
    name: `${status}`,
    answer: () => ({ status, body, headers }),
  }),
}
