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
 * The lookup of a connection about to be made: the socket connects to exactly the addresses judged here, so a name
 * that changes its answer between two questions (DNS rebinding) gains nothing.
 */
export function guardedLookup(resolve: ResolveHost, allow: AllowPrivateHosts): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const open = isAllowedHost(hostname, allow)
        const first = addresses[0]
        if (!first) callback(new Error('the name has no address'), '')
        else if (!open && !addresses.every(({ address }) => isPublicAddress(address))) callback(refused(), '')
        else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, ''),
    )
  }
}

function refused(): FetchError {
  return new FetchError('private', 'it leads into a private network')
}
