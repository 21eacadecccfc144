import type { AccessToken } from './access-token.ts'
import type { AllowPrivateHosts, ResolveHost } from './guarded-lookup.ts'
import type { Password } from './password.ts'

/**
 * How the connection is protected: `tls` from the first byte on (IMAPS and submissions, RFC 8314), `starttls` before
 * anything else is said (RFC 3207, RFC 9051), `none` only to a server on this machine.
 */
export type MailSecurity = 'tls' | 'starttls' | 'none'

/** A mail server, as the user or their provider names it. */
export interface MailServer {
  /** Name or address. */
  host: string
  port: number
  security: MailSecurity
  /** SHA-256 of the one certificate that is trusted whoever made it, in hex; null trusts what this machine trusts. */
  fingerprint: string | null
}

/** How the user logs in: by password (often one made for programs), or by a consent (XOAUTH2). */
export type MailLogin = { user: string } & ({ password: Password } | { accessToken: AccessToken })

/** What the operator allows and waits for. */
export interface MailNetwork {
  allowPrivateHosts: AllowPrivateHosts
  resolve?: ResolveHost
  /** How long to wait for a connection or an answer; milliseconds. */
  timeoutMs: number
}
