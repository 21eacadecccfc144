import type { MailSecurity } from '../../shared/mail-server.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'

/** What can be said on the command line about a server; a person at a terminal is asked for the rest. */
export interface ServerOptions extends GlobalOptions {
  address?: string
  url?: string
  host?: string
  port?: string
  security?: string
  user?: string
  fingerprint?: string
  passwordStdin?: boolean
  samePassword?: boolean
  /** False with --no-password: the server asks for none. */
  password?: boolean
  calendar?: string[]
  /** True without a name. */
  tasks?: string | boolean
}

const everyServer = ['address', 'user', 'passwordStdin'] as const
const everyMailServer = [...everyServer, 'host', 'port', 'security', 'fingerprint', 'samePassword'] as const

/** What can be said of each kind of connection. */
const known: Record<string, readonly string[]> = {
  ics: [],
  google: ['mode', 'tasks'],
  microsoft: ['mode', 'tasks'],
  caldav: [...everyServer, 'url', 'calendar', 'tasks'],
  imap: everyMailServer,
  smtp: [...everyMailServer, 'password'],
}

/** An option that means nothing for this kind is a mistake, and not passed over. */
export function refuseForeign(kind: string, options: ServerOptions & { mode?: string }): void {
  const given = { ...options, password: options.password === false ? false : undefined }
  const named = new Set(Object.values(known).flat())
  const foreign = Object.entries(given).find(
    ([name, value]) => value !== undefined && named.has(name) && !known[kind]?.includes(name),
  )?.[0]
  if (foreign === undefined) return
  const option = foreign === 'password' ? 'no-password' : dashed(foreign)
  throw new UsageError(`"connect ${kind}" has no option --${option}.`)
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

export function portValue(text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port
  throw new UsageError(`--port is "${text}"; it must be a number from 1 to 65535.`)
}

export function securityValue(text: string): MailSecurity {
  return oneOf('--security', text, ['tls', 'starttls', 'none'])
}

/** SHA-256 in hex, with colons or without. */
export function fingerprintValue(text: string): string {
  const bare = text.replace(/[:\s]/g, '').toUpperCase()
  if (/^[0-9A-F]{64}$/.test(bare)) return bare
  throw new UsageError('--fingerprint must be a SHA-256 fingerprint: 64 hexadecimal digits.')
}

export function hostValue(text: string): string {
  const host = text
    .trim()
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
  if (/^[\w.:-]+$/.test(host)) return host
  throw new UsageError(`The host is "${text}"; it must be a name such as imap.example.org.`)
}
