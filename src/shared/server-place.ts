// Where a server is and who logs in there, as one address: what a connection is known by. It never holds a secret.
import type { MailSecurity, MailServer } from './mail-server.ts'

export interface MailPlace {
  server: MailServer
  /** Null where nobody has to log in. */
  user: string | null
  /** The mail address it is for. */
  address: string
}

const schemes: Record<MailSecurity, string> = { tls: 's', starttls: '', none: '' }

/** `imaps://alice@imap.example.org:993/` means TLS, `imap:` and `smtp:` mean STARTTLS unless they say otherwise. */
export function writeMailPlace(protocol: 'imap' | 'smtp', { server, user, address }: MailPlace): string {
  const { host, port, security, fingerprint } = server
  const url = new URL(`${protocol}${schemes[security]}://${host.includes(':') ? `[${host}]` : host}:${port}/`)
  url.username = user ?? ''
  if (address !== user) url.searchParams.set('address', address)
  if (security === 'none') url.searchParams.set('security', 'none')
  if (fingerprint !== null) url.searchParams.set('fingerprint', fingerprint)
  return url.href
}

export function readMailPlace(place: string): MailPlace {
  const url = new URL(place)
  const { searchParams: told } = url
  const isTls = url.protocol === 'imaps:' || url.protocol === 'smtps:'
  const security = isTls ? 'tls' : told.get('security') === 'none' ? 'none' : 'starttls'
  const user = userOf(place)
  return {
    server: {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: Number(url.port),
      security,
      fingerprint: told.get('fingerprint'),
    },
    user,
    address: told.get('address') ?? user ?? '',
  }
}

/** The same server and user are the same place, whatever certificate is trusted there. */
export function mailIdentity(place: string): string {
  const url = new URL(place)
  url.search = ''
  return url.href
}

/** The address of a collection together with who logs in there. */
export function withUser(url: string, user: string): string {
  const place = new URL(url)
  place.username = user
  return place.href
}

export function userOf(place: string): string | null {
  const { username } = new URL(place)
  return username === '' ? null : decodeURIComponent(username)
}
