/** What SMTP servers refuse, in words for the user. Reply codes: RFC 5321 section 4.2, RFC 4954 section 6. */
import type { MailServer } from '../../shared/mail-server.ts'
import { mailServerProblem, toMailServerError } from '../../shared/mail-server-error.ts'
import { ProviderError, type ProviderErrorKind } from '../../shared/provider-error.ts'

export const room = 'smtp'

/** What nodemailer tells of a failure. */
interface SmtpFailure extends Error {
  code?: string
  responseCode?: number
  response?: string
}

/** Any failure of sending, as the one error that leaves this room. */
export function toSmtpError(error: unknown, server: MailServer, user: string): ProviderError {
  if (error instanceof ProviderError) return error
  const known = toMailServerError(error)
  if (known) return mailServerProblem(room, server, known)
  const failure = error as SmtpFailure
  const [kind, message] = judge(failure, server, user)
  const { name, code = '', responseCode = '', response = '' } = failure
  const cause = new Error(`${name} ${code} ${responseCode} ${response.slice(0, 200)}`.trim())
  return new ProviderError(room, kind, message, { cause })
}

/** Has the server said itself that it did not take the message? */
export function isRefusal(error: unknown): boolean {
  return typeof (error as SmtpFailure).responseCode === 'number'
}

function judge(failure: SmtpFailure, { host, port }: MailServer, user: string): [ProviderErrorKind, string] {
  const { code = '', responseCode = 0 } = failure
  const isForGood = responseCode >= 500
  if ((/^(EAUTH|ENOAUTH|EOAUTH2)$/.test(code) && (isForGood || responseCode === 0)) || responseCode === 530) {
    return [
      'auth',
      `${host} did not accept the user name ${user} with this password or consent: check both, and whether your provider wants a password of its own for mail programs, then connect again.`,
    ]
  }
  if (code === 'ETLS') {
    return ['permanent', `${host} offers no encryption at port ${port}: choose TLS, or another port.`]
  }
  if (isForGood) {
    return [
      'permanent',
      `${host} refused the digest for good (${responseCode}): check that this account may send from your own address.`,
    ]
  }
  if (responseCode >= 400) {
    return ['temporary', `${host} does not take the digest now (${responseCode}): it is tried again.`]
  }
  return ['temporary', `The connection to ${host}, port ${port}, broke off: it is tried again.`]
}
