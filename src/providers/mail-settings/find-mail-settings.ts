/** How the mail of an address is reached: what is known here, then what the provider or Mozilla publishes. */
import { getDomain } from 'tldts'
import type { Clock } from '../../shared/clock.ts'
import { FetchError } from '../../shared/fetch-error.ts'
import type { SafeFetch } from '../../shared/safe-fetch.ts'
import { knownExchange, knownProvider } from './known-providers.ts'
import type { MailSettings } from './mail-settings.ts'
import { parseAutoconfig } from './parse-autoconfig.ts'
import { readCached, writeCached } from './settings-cache.ts'

export interface MailSettingsSources {
  fetch: SafeFetch
  /** Names of the machines that take a domain's mail, the preferred first; empty when there are none. */
  resolveMx(domain: string): Promise<string[]>
  /** Address of a database in Mozilla's format, to which a domain is appended; null asks none. */
  database: string | null
  cacheFolder: string
  clock: Clock
}

/**
 * The settings for an address, or null when nobody publishes any. Only its domain is told to anybody.
 */
export async function findMailSettings(
  email: string,
  sources: MailSettingsSources,
): Promise<MailSettings | null> {
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (getDomain(domain) === null) return null
  const known = knownProvider(domain)
  if (known) return known
  const now = sources.clock.now()
  const cached = await readCached(sources.cacheFolder, domain, now)
  if (cached) return cached
  const found = (await published(domain, sources)) ?? (await ofExchange(domain, sources))
  if (found) await writeCached(sources.cacheFolder, domain, now, found)
  return found
}

async function published(
  domain: string,
  { fetch, database }: MailSettingsSources,
): Promise<MailSettings | null> {
  const addresses = [
    `https://autoconfig.${domain}/mail/config-v1.1.xml`,
    `https://${domain}/.well-known/autoconfig/mail/config-v1.1.xml`,
    ...(database === null ? [] : [`${database}${domain}`]),
  ]
  for (const url of addresses) {
    const settings = await read(url, domain, fetch)
    if (settings) return settings
  }
  return null
}

/** Companies often have their mail kept by one of the large providers: their mail exchangers tell by whom. */
async function ofExchange(domain: string, sources: MailSettingsSources): Promise<MailSettings | null> {
  const [first] = await sources.resolveMx(domain).catch(() => [])
  const provider = first === undefined ? null : getDomain(first.toLowerCase())
  if (provider === null || provider === domain) return null
  return knownExchange(provider) ?? (await published(provider, sources))
}

async function read(url: string, domain: string, fetch: SafeFetch): Promise<MailSettings | null> {
  try {
    const response = await fetch({ url })
    if (response.status !== 200) {
      await response.close()
      return null
    }
    return await parseAutoconfig(response.body, domain)
  } catch (error) {
    // Most domains publish nothing, in one of many ways.
    if (error instanceof FetchError) return null
    throw error
  }
}
