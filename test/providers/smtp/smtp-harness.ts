import {
  createSmtpSender,
  type FindInMailbox,
  type SmtpSenderOptions,
} from '../../../src/providers/smtp/smtp-sender.ts'
import { createSmtpTransport, type SmtpTransport } from '../../../src/providers/smtp/smtp-transport.ts'
import { fixedClock } from '../../../src/shared/clock.ts'
import type { MailLogin, MailNetwork, MailServer } from '../../../src/shared/mail-server.ts'
import { ownAddress } from '../../contracts/sender-contract.ts'
import { smtpLogin } from '../../support/servers/smtp.ts'

export const network: MailNetwork = { allowPrivateHosts: ['127.0.0.1'], timeoutMs: 5_000 }
export const monday = '2026-03-02T07:00:00.000Z'

export function plain(port: number): MailServer {
  return { host: '127.0.0.1', port, security: 'none', fingerprint: null }
}

export function transportTo(server: MailServer, login: MailLogin | null = smtpLogin): SmtpTransport {
  return createSmtpTransport({ server, login, network })
}

export function senderOn(
  transport: SmtpTransport,
  {
    findInMailbox = null,
    ...options
  }: Partial<SmtpSenderOptions> & { findInMailbox?: FindInMailbox | null } = {},
) {
  const usual = {
    ownEmail: ownAddress,
    clock: fixedClock(monday),
    from: null,
    dkim: null,
    openMailbox: async () => findInMailbox,
  }
  return createSmtpSender({ transport, ...usual, ...options })
}
