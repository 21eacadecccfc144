/** What IMAP servers refuse, in words for the user. Response codes: RFC 5530, RFC 9051 section 7.1. */
import type { ImapFlowError } from 'imapflow/lib/errors.js'
import type { MailServer } from '../../shared/mail-server.ts'
import { mailServerProblem, toMailServerError } from '../../shared/mail-server-error.ts'
import { ProviderError, type ProviderErrorKind } from '../../shared/provider-error.ts'

export const room = 'imap'

/** Any failure of a step on a mailbox, as the one error that leaves this room. */
export function toImapError(error: unknown, server: MailServer, user: string): ProviderError {
  if (error instanceof ProviderError) return error
  const known = toMailServerError(error)
  if (known) return mailServerProblem(room, server, known)
  const failure = error as ImapFlowError
  const [kind, message] = judge(failure, server, user)
  const retryAfterSeconds = failure.throttleReset ? Math.ceil(failure.throttleReset / 1000) : null
  return new ProviderError(room, kind, message, { cause: withoutContent(failure), retryAfterSeconds })
}

function judge(
  failure: ImapFlowError,
  { host, port }: MailServer,
  user: string,
): [ProviderErrorKind, string] {
  const code = failure.serverResponseCode ?? ''
  if (failure.code === 'ETHROTTLE' || code === 'LIMIT' || code === 'INUSE') {
    return ['rate-limit', `${host} asks for patience: it is tried again after a while.`]
  }
  if (failure.authenticationFailed && code !== 'UNAVAILABLE') {
    return [
      'auth',
      `${host} did not accept the user name ${user} with this password or consent: ${passwordAdvice}`,
    ]
  }
  if (code === 'OVERQUOTA' || code === 'APPENDLIMIT') {
    return ['permanent', `Your mailbox at ${host} is full: make room in it, then the draft is placed.`]
  }
  if (failure.code === 'MissingServerExtension' || failure.tlsFailed) {
    return ['permanent', `${host} offers no encryption at port ${port}: choose TLS, or another port.`]
  }
  if (failure.responseStatus) {
    return [
      'temporary',
      `${host} could not do what was asked of your mailbox: it is tried again with the next pass.`,
    ]
  }
  return [
    'temporary',
    `The connection to ${host}, port ${port}, broke off: it is tried again with the next pass.`,
  ]
}

const passwordAdvice =
  'check both, and whether your provider wants a password of its own for mail programs, then connect again.'

/** What is worth logging: libraries hang commands and answers on their errors, and those hold mail. */
function withoutContent(failure: ImapFlowError): Error {
  const { name, code, responseStatus, serverResponseCode, rejectedFrom } = failure
  return new Error([name, code, responseStatus, serverResponseCode, rejectedFrom].filter(Boolean).join(' '))
}
