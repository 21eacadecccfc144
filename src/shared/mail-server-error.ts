import type { MailServer } from './mail-server.ts'
import { ProviderError, type ProviderErrorKind } from './provider-error.ts'

/** How far the way to a mail server was good: what went wrong stands at its end. */
export type MailServerStep = 'name' | 'private' | 'port' | 'plain' | 'tls' | 'certificate' | 'fingerprint'

/** A mail server that cannot be talked to. `detail` is for the sentence to the user, and holds no secret. */
export class MailServerError extends Error {
  readonly step: MailServerStep
  readonly detail: string

  constructor(step: MailServerStep, detail = '', options?: ErrorOptions) {
    super(`${step}${detail && `: ${detail}`}`, options)
    this.name = 'MailServerError'
    this.step = step
    this.detail = detail
  }
}

const kinds: Record<MailServerStep, ProviderErrorKind> = {
  name: 'temporary',
  private: 'permanent',
  port: 'temporary',
  plain: 'permanent',
  tls: 'permanent',
  certificate: 'permanent',
  fingerprint: 'permanent',
}

/** The sentence for the user. */
export function mailServerProblem(room: string, server: MailServer, error: MailServerError): ProviderError {
  return new ProviderError(room, kinds[error.step], sentence(server, error), { cause: error })
}

function sentence({ host, port }: MailServer, { step, detail }: MailServerError): string {
  switch (step) {
    case 'name':
      return `The mail server ${host} was not found: check its name, and whether this machine is online.`
    case 'private':
      return `The mail server ${host} leads into a private network: the operator of this installation must allow that host first (network.allowPrivateHosts).`
    case 'port':
      return `Nobody answers at ${host}, port ${port}: check the port, and whether a firewall stands in between.`
    case 'plain':
      return `${host} is not on this machine, so its connection must be encrypted: choose TLS or STARTTLS.`
    case 'tls':
      return `${host} does not speak TLS the way it was set at port ${port}: check the port, and choose between TLS and STARTTLS.`
    case 'certificate':
      return `The certificate of ${host} cannot be trusted, ${detail}: if the server is your own, connect it with the SHA-256 fingerprint of its certificate.`
    case 'fingerprint':
      return `${host} shows another certificate than the one you trust, with the fingerprint ${detail}: connect again with that one if you know that it is right.`
  }
}

/** What was wrong on the way to the server, if that is what an error is about; null for any other. */
export function toMailServerError(error: unknown): MailServerError | null {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof MailServerError) return cause
    const found = byCode('code' in cause ? String(cause.code) : '')
    if (found) return new MailServerError(...found, { cause: error })
  }
  return null
}

const certificateWords: [RegExp, string][] = [
  [/SELF_SIGNED/, 'because it was signed by nobody but itself'],
  [/ALTNAME/, 'because it is for another name'],
  [/EXPIRED/, 'because it has expired'],
  [/NOT_YET_VALID/, 'because it is not valid yet'],
  [/^CERT_|UNABLE_TO_|INVALID_CA|UNTRUSTED/, 'because nobody known to this machine vouches for it'],
]

function byCode(code: string): [MailServerStep, string] | null {
  const words = certificateWords.find(([pattern]) => pattern.test(code))
  if (words) return ['certificate', words[1]]
  if (/^(ENOTFOUND|EAI_|ENODATA)/.test(code)) return ['name', '']
  if (/^(ERR_SSL|ERR_TLS|EPROTO$|ETLS$)/.test(code)) return ['tls', '']
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL)$/.test(code)) return ['port', '']
  return null
}
