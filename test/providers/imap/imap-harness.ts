import type { MailboxPort } from '../../../src/mailbox/mailbox-port.ts'
import { createImapAccount, type ImapAccount } from '../../../src/providers/imap/imap-client.ts'
import { createImapMailbox } from '../../../src/providers/imap/imap-mailbox.ts'
import type { MailNetwork, MailServer } from '../../../src/shared/mail-server.ts'
import { type Dovecot, type DovecotFolder, startDovecot } from '../../support/servers/dovecot.ts'
import { type SeenByAnother, startSecondClient } from '../../support/servers/second-client.ts'

export const network: MailNetwork = { allowPrivateHosts: ['127.0.0.1'], timeoutMs: 10_000 }

export function plain(port: number): MailServer {
  return { host: '127.0.0.1', port, security: 'none', fingerprint: null }
}

export interface Login {
  user: string
  password: string
}

export interface OpenMailbox {
  account: ImapAccount
  mailbox: MailboxPort
  login: Login
  /** What another mail program of the same user does. */
  another(action: string, details?: Record<string, unknown>): Promise<SeenByAnother[]>
}

export interface ImapHarness {
  dovecot: Dovecot
  /** A new account, or one that is there, on a connection of its own. */
  open(server?: MailServer, login?: Login): OpenMailbox
  closeAll(): Promise<void>
  stop(): Promise<void>
}

let count = 0

/** A real server, and on it as many accounts as are asked for. */
export async function startImap(folders?: DovecotFolder[]): Promise<ImapHarness> {
  const dovecot = await startDovecot(folders)
  const program = startSecondClient()
  const accounts: ImapAccount[] = []
  const closeAll = async () => {
    await Promise.all(accounts.splice(0).map((account) => account.close()))
  }
  return {
    dovecot,
    open(server = plain(dovecot.port), login = dovecot.loginOf(`alice${++count}`)) {
      const account = createImapAccount({ server, login, network })
      accounts.push(account)
      return {
        account,
        login,
        mailbox: createImapMailbox({ id: 'imap-1', account, draftsPage: null }),
        another: (action, details) => program.act({ port: dovecot.port, ...login }, action, details),
      }
    },
    closeAll,
    async stop() {
      await closeAll()
      await program.stop()
      await dovecot.stop()
    },
  }
}
