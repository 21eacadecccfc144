import type { AccessToken } from '../../shared/access-token.ts'
import { FetchError } from '../../shared/fetch-error.ts'
import { type AllowPrivateHosts, isAllowedHost, type ResolveHost } from '../../shared/guarded-lookup.ts'
import type { Password } from '../../shared/password.ts'
import type { ProviderError } from '../../shared/provider-error.ts'
import { createSafeFetch, defaultFetchLimits, type SafeFetch } from '../../shared/safe-fetch.ts'
import { caldavError } from './caldav-error.ts'

/** How the user is known to the server: by (app) password, or by a token (RFC 6750). */
export type CaldavCredential =
  | { type: 'password'; user: string; password: Password }
  | { type: 'token'; accessToken: AccessToken }

export interface CaldavAccount {
  credential: CaldavCredential
  /** Hosts of private networks that may be reached; none by default. */
  allowPrivateHosts?: AllowPrivateHosts
  /** Limits of one answer: bytes, milliseconds of waiting, redirects. */
  fetchLimits?: Partial<typeof defaultFetchLimits>
  /** Looks up names; by default the system does. */
  resolve?: ResolveHost
}

export function fetchFor({ allowPrivateHosts = false, fetchLimits, resolve }: CaldavAccount): SafeFetch {
  const limits = { ...defaultFetchLimits, ...fetchLimits }
  return createSafeFetch({ ...limits, allowPrivateHosts, ...(resolve && { resolve }) })
}

/** Throws a ProviderError where the password would travel in the clear over the Internet. */
export function serverUrl(address: string, { allowPrivateHosts = false }: CaldavAccount): URL {
  const url = URL.parse(address.trim())
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw wrongAddress('This is no address of a calendar server: use one that begins with https.')
  }
  if (url.protocol === 'http:' && !isAllowedHost(url.hostname, allowPrivateHosts)) {
    throw wrongAddress(
      `The address of ${url.host} begins with http, which shows your password to everybody: use https.`,
    )
  }
  url.username = ''
  url.password = ''
  url.hash = ''
  return url
}

/** Before anything was asked: the address itself must be another one. */
export function wrongAddress(message: string): ProviderError {
  return caldavError('permanent', message, { cause: new FetchError('address', 'it may not be asked') })
}
