import { text } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { createCaldavCalendar } from '../../src/providers/caldav/index.ts'
import { createImapFinder } from '../../src/providers/imap/find-in-mailbox.ts'
import { createImapAccount } from '../../src/providers/imap/imap-client.ts'
import { createImapMailbox } from '../../src/providers/imap/imap-mailbox.ts'
import { createSmtpSender } from '../../src/providers/smtp/smtp-sender.ts'
import { createSmtpTransport } from '../../src/providers/smtp/smtp-transport.ts'
import type { MailSecurity, MailServer } from '../../src/shared/mail-server.ts'
import { icsFile } from '../support/ics-file.ts'
import { alice } from '../support/make-event.ts'
import type { Certificate } from '../support/servers/certificate.ts'
import { makeDavCalendar } from '../support/servers/dav-calendar.ts'
import { hasDovecot, startDovecot } from '../support/servers/dovecot.ts'
import { hasRadicale, startRadicale } from '../support/servers/radicale.ts'
import { startSecondClient } from '../support/servers/second-client.ts'
import { smtpLogin, startSmtp } from '../support/servers/smtp.ts'
import type { CandidateWorld } from './candidate-world.ts'
import { invitationBook } from './invitation-book.ts'

export const hasStandards = hasDovecot && hasRadicale

const network = { allowPrivateHosts: ['127.0.0.1'], timeoutMs: 10_000 }

/**
 * Real servers of other people: Radicale keeps the calendar, Dovecot the mail, and what is handed to the server for
 * sending comes into the inbox there. Alice uses another mail program than ours.
 */
export async function standardsWorld(now: () => string): Promise<CandidateWorld> {
  const [radicale, dovecot] = [await startRadicale(smtpLogin.user, smtpLogin.password), await startDovecot()]
  const program = startSecondClient()
  const login = dovecot.loginOf('alice')
  const inMail = (action: string, details: Record<string, unknown>) =>
    program.act({ port: dovecot.port, ...login }, action, { at: Date.parse(now()) / 1000, ...details })
  const arrive = (source: string) => inMail('append', { folder: 'INBOX', source })
  const smtp = await startSmtp({
    async onData(stream, _session, taken) {
      await arrive(await text(stream))
      taken()
    },
  })
  const calendar = await makeDavCalendar(radicale.home, 'work', smtpLogin)
  const account = createImapAccount({
    server: serverAt(dovecot.tlsPort, 'tls', dovecot.certificate),
    login,
    network,
  })
  const transport = createSmtpTransport({
    server: serverAt(smtp.port, 'starttls', smtp.certificate),
    login: smtpLogin,
    network,
  })
  const book = invitationBook((uid, entry) =>
    entry ? calendar.put(uid, icsFile([entry])) : calendar.remove(uid),
  )
  const inbox = async () => Promise.all((await inMail('read', { folder: 'INBOX' })).map(parsed))
  return {
    connections: [
      { role: 'calendar', kind: 'caldav', location: calendar.url },
      { role: 'mailbox', kind: 'imap', location: 'imaps://alice@127.0.0.1', readsMail: true },
      { role: 'sender', kind: 'smtp', location: 'smtp://alice@127.0.0.1' },
    ],
    ports: {
      openCalendar: ({ location }) =>
        createCaldavCalendar({
          url: location,
          credential: { type: 'password', ...smtpLogin },
          allowPrivateHosts: network.allowPrivateHosts,
        }),
      openMailbox: ({ id }) => createImapMailbox({ id, account, draftsPage: null }),
      openSender: () =>
        createSmtpSender({
          transport,
          ownEmail: alice.email,
          clock: { now },
          from: null,
          dkim: null,
          openMailbox: async () => createImapFinder(account),
        }),
    },
    seesAnswers: true,
    ...book,
    edit: async ({ messageId }) => void (await inMail('edit', { messageId })),
    send: async ({ messageId }) => void (await inMail('send', { messageId })),
    discard: async ({ messageId }) => void (await inMail('remove', { messageId })),
    receive: async (letter) => void (await arrive(received(letter, now()))),
    digests: async () =>
      (await inbox()).filter(({ headers }) => headers.has('list')).map(({ subject }) => subject ?? ''),
    drafts: async () => {
      const drafts = await Promise.all((await inMail('read', { folder: 'Drafts' })).map(parsed))
      return drafts.map(({ to }) => [to].flat()[0]?.value[0]?.address ?? '').toSorted()
    },
    async close() {
      transport.close()
      await account.close()
      await Promise.all([program.stop(), smtp.stop()])
      await Promise.all([dovecot.stop(), radicale.stop()])
    },
  }
}

function serverAt(port: number, security: MailSecurity, { fingerprint }: Certificate): MailServer {
  return { host: '127.0.0.1', port, security, fingerprint }
}

function parsed({ source }: { source: string }) {
  return simpleParser(Buffer.from(source, 'latin1'))
}

function received({ from, subject }: { from: string; subject: string }, now: string): string {
  return [
    `Message-ID: <${Date.parse(now)}@${from.replace(/^.*@|>$/g, '')}>`,
    `From: ${from}`,
    `To: ${alice.name} <${alice.email}>`,
    `Date: ${new Date(now).toUTCString()}`,
    `Subject: ${subject}`,
    '',
    'Dear Alice, thank you for coming by.',
    '',
  ].join('\r\n')
}
