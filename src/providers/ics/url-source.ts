import { z } from 'zod'
import { FetchError, type FetchErrorReason } from '../../shared/fetch-error.ts'
import type { ProviderError, ProviderErrorKind } from '../../shared/provider-error.ts'
import type { SafeFetch, SafeResponse } from '../../shared/safe-fetch.ts'
import { shownUrl } from '../../shared/shown-url.ts'
import { icsError } from './ics-error.ts'
import type { IcsSource } from './ics-source.ts'

const markShape = z.object({ etag: z.string().nullable(), lastModified: z.string().nullable() })
type UrlMark = z.infer<typeof markShape>

/** A subscribed calendar. `webcal` addresses are asked for by https, and by http where the server speaks no TLS. */
export function urlSource(location: string, fetch: SafeFetch): IcsSource {
  const place = shownUrl(location)
  return {
    place,
    hasMany: false,
    async open(mark, signal) {
      const headers = conditions(mark)
      const response = await ask(addressesOf(location), place, (url) => fetch({ url, headers, signal }))
      if (response.status === 304 && mark !== null) {
        await response.close()
        return null
      }
      if (response.status !== 200) {
        await response.close()
        throw statusError(place, response.status)
      }
      return {
        documents: [{ place, bytes: bodyOf(response, place) }],
        mark: async () => markOf(response),
      }
    },
  }
}

function addressesOf(location: string): string[] {
  const rest = /^webcals?:(.*)$/is.exec(location.trim())?.[1]
  return rest === undefined ? [location.trim()] : [`https:${rest}`, `http:${rest}`]
}

async function ask(
  addresses: string[],
  place: string,
  get: (url: string) => Promise<SafeResponse>,
): Promise<SafeResponse> {
  for (const [index, address] of addresses.entries()) {
    try {
      return await get(address)
    } catch (error) {
      if (index === addresses.length - 1 || !speaksNoTls(error)) throw fetchFailure(place, error)
    }
  }
  throw icsError('permanent', `${place} is not an address that can be read.`)
}

function speaksNoTls(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && cause.code === 'ERR_SSL_WRONG_VERSION_NUMBER') return true
  }
  return false
}

async function* bodyOf(response: SafeResponse, place: string): AsyncGenerator<Uint8Array> {
  try {
    yield* response.body
  } catch (error) {
    throw fetchFailure(place, error)
  }
}

function conditions(mark: string | null): Record<string, string> {
  const headers: Record<string, string> = { accept: 'text/calendar, */*;q=0.5' }
  if (mark === null) return headers
  const { etag, lastModified }: UrlMark = markShape.parse(JSON.parse(mark))
  if (etag !== null) headers['if-none-match'] = etag
  if (lastModified !== null) headers['if-modified-since'] = lastModified
  return headers
}

function markOf(response: SafeResponse): string | null {
  const mark: UrlMark = { etag: response.header('etag'), lastModified: response.header('last-modified') }
  return mark.etag === null && mark.lastModified === null ? null : JSON.stringify(mark)
}

function statusError(place: string, status: number): ProviderError {
  if (status === 401 || status === 403) {
    return icsError(
      'auth',
      `${place} refuses access: copy the calendar's address again, it may have been reset.`,
    )
  }
  if (status === 404 || status === 410) {
    return icsError('permanent', `There is no calendar at ${place}: the address is wrong or has expired.`)
  }
  if (status === 429)
    return icsError('rate-limit', `${place} asks to be read less often: it will be tried later.`)
  if (status >= 500 || status === 408) {
    return icsError('temporary', `${place} has a fault of its own (${status}): it will be tried again.`)
  }
  return icsError('permanent', `${place} answers ${status} instead of a calendar: check the address.`)
}

const failures: Record<FetchErrorReason, { kind: ProviderErrorKind; advice: string }> = {
  address: { kind: 'permanent', advice: 'use an address that begins with https, http or webcal.' },
  private: {
    kind: 'permanent',
    advice: 'add its host to network.allowPrivateHosts, if it is yours.',
  },
  redirects: { kind: 'permanent', advice: 'copy the address again from your calendar program.' },
  size: { kind: 'permanent', advice: 'subscribe to a smaller calendar, or raise the limit.' },
  time: { kind: 'temporary', advice: 'it will be tried again.' },
  name: { kind: 'temporary', advice: 'check the address and your connection; it will be tried again.' },
  tls: { kind: 'permanent', advice: 'ask its owner to offer TLS as it is spoken today.' },
  connection: { kind: 'temporary', advice: 'check the address and your connection; it will be tried again.' },
  certificate: { kind: 'permanent', advice: 'ask its owner to renew the certificate.' },
  encoding: { kind: 'permanent', advice: 'ask its owner to serve it plainly or as gzip.' },
}

function fetchFailure(place: string, error: unknown): unknown {
  if (!(error instanceof FetchError)) return error
  const { kind, advice } = failures[error.reason]
  return icsError(kind, `${place} could not be read (${error.message}): ${advice}`, error)
}
