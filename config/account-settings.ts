import { z } from 'zod'

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Secrets go to these addresses: only over TLS, or within this machine. */
const secureUrl = z.string().refine(isSecure, 'an https address')

function isSecure(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname))
}

/** The registration of this installation at Google, and where Google is. */
export const googleSettings = z.strictObject({
  clientId: z.string().min(1).nullable(),
  clientSecret: z.string().min(1).nullable(),
  issuer: secureUrl,
  authUrl: secureUrl,
  tokenUrl: secureUrl,
  revokeUrl: secureUrl,
  apiRoot: secureUrl.nullable(),
})

/** The registration of this installation at Microsoft, and which of its clouds is meant. */
export const microsoftSettings = z.strictObject({
  clientId: z.string().min(1).nullable(),
  clientSecret: z.string().min(1).nullable(),
  tenant: z
    .string()
    .regex(/^[\w.-]+$/, 'common, organizations, consumers or the identifier of an organisation'),
  // The library insists on TLS here, on this machine too.
  authority: z.url({ protocol: /^https$/, error: 'an https address' }),
  issuer: secureUrl.nullable(),
  authUrl: secureUrl.nullable(),
  tokenUrl: secureUrl.nullable(),
  graphRoot: secureUrl,
})

/** Mailboxes by IMAP and the digest by SMTP: what concerns all of them. */
export const mailSettings = z.strictObject({
  settingsDatabase: z.url({ protocol: /^https$/, error: 'an https address' }).nullable(),
  digestFrom: z.email('an e-mail address').nullable(),
  dkim: z
    .strictObject({ domain: z.hostname(), selector: z.string().regex(/^[\w.-]+$/), keyFile: z.string() })
    .nullable(),
})
