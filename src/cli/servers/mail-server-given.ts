import type { Servers } from '../../app-servers.ts'
import type { MailSecurity, MailServer } from '../../shared/mail-server.ts'
import { UsageError } from '../../shared/usage-error.ts'
import type { Session } from '../session.ts'
import { askFor } from './ask.ts'
import {
  fingerprintValue,
  hostValue,
  portValue,
  type ServerOptions,
  securityValue,
} from './server-options.ts'

export type MailKind = 'imap' | 'smtp'

export interface GivenServer {
  server: MailServer
  user: string
  /** The provider lets programs in only with a password made for them. */
  needsAppPassword: boolean
}

/** The usual ports (RFC 8314, RFC 6409). */
const ports: Record<MailKind, Record<MailSecurity, number>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
}

/** The server of an address: as given, else as its provider publishes it, else asked for. */
export async function mailServerOf(
  kind: MailKind,
  session: Session,
  options: ServerOptions,
  address: string,
): Promise<GivenServer> {
  const known = options.host === undefined ? await published(session, address) : null
  const found = known?.[kind]
  const host =
    found?.host ??
    hostValue(options.host ?? (await askFor(session, `${names[kind]} server`, '', missing(address))))
  const server = { host, ...protectionOf(kind, options, found), fingerprint: fingerprintOf(options) }
  const usual = known?.user === 'local-part' ? address.slice(0, address.lastIndexOf('@')) : address
  const isAsked = options.user === undefined && known === null && options.password !== false
  const user =
    isAsked && session.streams.prompts ? await session.streams.prompts.ask('User name', usual) : usual
  return { server, user: options.user ?? user, needsAppPassword: known?.login === 'app-password' }
}

async function published({ app, streams }: Session, address: string): ReturnType<Servers['mailSettings']> {
  const known = await app.servers.mailSettings(address)
  const domain = address.slice(address.lastIndexOf('@') + 1)
  if (known?.login === 'consent')
    throw new UsageError(
      `${domain} lets programs in by signing in in a browser, not by password: for Outlook and Microsoft 365 that is "afterword connect microsoft", for Google "afterword connect google".`,
    )
  if (known) streams.err(`The servers of ${domain} are known.\n`)
  return known
}

const names: Record<MailKind, string> = { imap: 'IMAP', smtp: 'SMTP' }

function missing(address: string): string {
  return `Nobody publishes how the mail of ${address} is reached: give its server with --host.`
}

/** How the connection is protected, and at which port: the one follows from the other. */
function protectionOf(
  kind: MailKind,
  { port, security }: ServerOptions,
  found: { port: number; security: MailSecurity } | undefined,
): { port: number; security: MailSecurity } {
  const givenPort = port === undefined ? undefined : portValue(port)
  const givenSecurity = security === undefined ? undefined : securityValue(security)
  if (givenPort === undefined && givenSecurity === undefined && found) return found
  const chosen = givenSecurity ?? usualSecurity(kind, givenPort) ?? found?.security ?? 'tls'
  return { port: givenPort ?? ports[kind][chosen], security: chosen }
}

function usualSecurity(kind: MailKind, port: number | undefined): MailSecurity | undefined {
  return (['tls', 'starttls'] as const).find((security) => ports[kind][security] === port)
}

function fingerprintOf({ fingerprint }: ServerOptions): string | null {
  return fingerprint === undefined ? null : fingerprintValue(fingerprint)
}
