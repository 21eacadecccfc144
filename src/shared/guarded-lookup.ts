import { lookup as systemLookup } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { FetchError } from './fetch-error.ts'
import { addressOfHost, isPublicAddress } from './public-address.ts'

/** `true` allows every private host; a list allows these names and addresses. */
export type AllowPrivateHosts = boolean | readonly string[]

export type ResolveHost = (hostname: string) => Promise<{ address: string; family: number }[]>

export const resolveBySystem: ResolveHost = (hostname) => systemLookup(hostname, { all: true })

export function isAllowedHost(hostname: string, allow: AllowPrivateHosts): boolean {
  if (typeof allow === 'boolean') return allow
  const bare = (host: string) => host.toLowerCase().replace(/^\[|\]$/g, '')
  return allow.some((host) => bare(host) === bare(hostname))
}

/** Throws when a URL's host is itself an address that is not public; names are judged when they are looked up. */
export function checkHost(hostname: string, allow: AllowPrivateHosts): void {
  const address = addressOfHost(hostname)
  if (address && !isPublicAddress(address) && !isAllowedHost(hostname, allow)) throw refused()
}

/**
 * The addresses of a host, all of them judged; for clients that are told to connect to an address and not to a name.
 * Throws a FetchError when one of them is not public and the host is not allowed.
 */
export async function judgedAddresses(
  hostname: string,
  resolve: ResolveHost,
  allow: AllowPrivateHosts,
): Promise<{ address: string; family: number }[]> {
  const literal = addressOfHost(hostname)
  const addresses = literal
    ? [{ address: literal, family: literal.includes(':') ? 6 : 4 }]
    : await resolve(hostname)
  if (addresses.length === 0) throw new FetchError('name', 'its name has no address')
  const open = isAllowedHost(hostname, allow)
  if (!open && !addresses.every(({ address }) => isPublicAddress(address))) throw refused()
  return addresses
}

/**
 * The lookup of a connection about to be made: the socket connects to exactly the addresses judged here, so a name
 * that changes its answer between two questions (DNS rebinding) gains nothing. A socket asks for names only: an
 * address that stands in the place of a name is for `checkHost`.
 */
export function guardedLookup(resolve: ResolveHost, allow: AllowPrivateHosts): LookupFunction {
  return (hostname, options, callback) => {
    judgedAddresses(hostname, resolve, allow).then(
      (addresses) => {
        const [first] = addresses
        if (options.all) callback(null, addresses)
        else callback(null, first?.address ?? '', first?.family)
      },
      (error: Error) => callback(error, ''),
    )
  }
}

function refused(): FetchError {
  return new FetchError('private', 'it leads into a private network')
}
