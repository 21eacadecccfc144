import { getDomain } from 'tldts'

/**
 * Whether what is known to one URL may be told to another: both belong to one registered domain, encryption is not
 * given up, and no other port is reached than the same or that of https. Hosts without such a domain (addresses,
 * `localhost`) must be the same.
 */
export function isSameSite(known: URL, other: URL): boolean {
  if (known.protocol === 'https:' && other.protocol !== 'https:') return false
  if (other.port !== known.port && !(other.protocol === 'https:' && other.port === '')) return false
  return known.hostname === other.hostname || haveOneDomain(known.hostname, other.hostname)
}

/** Names under a registry such as github.io belong to different people. */
export function haveOneDomain(one: string, other: string): boolean {
  const domain = (host: string) => getDomain(host, { allowPrivateDomains: true })
  return domain(one) !== null && domain(one) === domain(other)
}
