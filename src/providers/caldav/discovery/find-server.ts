// From an e-mail address or URL to where a CalDAV server may be: RFC 6764 (SRV, TXT, well-known), RFC 5785.
import type { ProviderError } from '../../../shared/provider-error.ts'
import { haveOneDomain } from '../../../shared/same-site.ts'
import { type CaldavAccount, serverUrl, wrongAddress } from '../caldav-account.ts'
import { knownServer } from './known-servers.ts'

/** The records of a name; none when it has none. */
export interface ServiceRecords {
  srv(name: string): Promise<{ name: string; port: number; priority: number; weight: number }[]>
  txt(name: string): Promise<string[][]>
}

const wellKnown = '/.well-known/caldav'

/** The system's name servers. */
export const systemRecords: ServiceRecords = {
  srv: async (name) => {
    const { resolveSrv } = await import('node:dns/promises')
    return noneIfMissing(resolveSrv(name))
  },
  txt: async (name) => {
    const { resolveTxt } = await import('node:dns/promises')
    return noneIfMissing(resolveTxt(name))
  },
}

/** A name without such records is usual; a network without name servers shows at the next step anyway. */
function noneIfMissing<T>(records: Promise<T[]>): Promise<T[]> {
  return records.catch(() => [])
}

/**
 * Where to ask, the likeliest first. All are of the domain of `address`, or known to belong to it. Throws a
 * ProviderError when there is none that may be told the password.
 */
export async function findServer(
  address: string,
  account: CaldavAccount,
  records: ServiceRecords = systemRecords,
): Promise<URL[]> {
  const written = address.trim()
  const domain = /^[^\s@/]+@([^\s@/:]+)$/.exec(written)?.[1]?.toLowerCase()
  if (domain) return serversOf(domain, account, records)
  const given = serverUrl(/^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`, account)
  return [given, new URL(wellKnown, given)]
}

async function serversOf(domain: string, account: CaldavAccount, records: ServiceRecords): Promise<URL[]> {
  const known = knownServer(domain)
  if (known) return [serverUrl(known, account)]
  const announced = await announcedServer(domain, records)
  const own = serverUrl(`https://${domain}${wellKnown}`, account)
  return announced ? [serverUrl(announced, account), own] : [own]
}

/** RFC 6764, 6: the path stands in TXT, else it is the well-known one. */
async function announcedServer(domain: string, records: ServiceRecords): Promise<string | null> {
  const service = `_caldavs._tcp.${domain}`
  const found = await records.srv(service)
  const [first] = found.toSorted((a, b) => a.priority - b.priority || b.weight - a.weight)
  // RFC 2782: a service that is decidedly not there.
  if (!first || first.name === '.' || first.name === '') return null
  const host = first.name.replace(/\.$/, '').toLowerCase()
  const texts = (await records.txt(service)).map((parts) => parts.join(''))
  const path = texts.find((text) => /^path=\//.test(text))?.slice('path='.length) ?? wellKnown
  const origin = first.port === 443 ? `https://${host}` : `https://${host}:${first.port}`
  if (!haveOneDomain(host, domain)) throw unconfirmed(domain, origin)
  return `${origin}${path}`
}

/** RFC 6764, 8: DNS can be forged, so that a server of another domain is for the user to confirm. */
function unconfirmed(domain: string, origin: string): ProviderError {
  return wrongAddress(
    `${domain} says that its calendars are at ${origin}: if you trust that server with your password, give its address instead of your e-mail address.`,
  )
}
