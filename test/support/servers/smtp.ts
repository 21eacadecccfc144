import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { type Certificate, selfSignedCertificate } from './certificate.ts'
import { answers } from './dovecot.ts'
import { ended } from './ended.ts'
import { freePort } from './free-port.ts'
import { isInstalled } from './installed.ts'

export const hasAiosmtpd = isInstalled('/usr/bin/python3', '-c', 'import aiosmtpd')

/** A mail that a server took in, and whom it was for. */
export interface TakenMail {
  from: string
  to: string[]
  source: string
}

export interface SmtpServer {
  port: number
  certificate: Certificate
  /** Everything it took in, in that order. */
  mails: TakenMail[]
  /** What it does with the next mails, at the end of each; back to normal with null. */
  refuse(code: number | null): void
  stop(): Promise<void>
}

export const smtpLogin = { user: 'alice@example.org', password: 'correct-horse-battery-staple' }

/** A server in this process, which can be made to refuse. It asks for a login, with STARTTLS unless told otherwise. */
export async function startSmtp(options: SMTPServerOptions = {}): Promise<SmtpServer> {
  const certificate = selfSignedCertificate()
  const mails: TakenMail[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    key: certificate.key,
    cert: certificate.cert,
    logger: false,
    onAuth({ username, password }, _session, callback) {
      const isRight = username === smtpLogin.user && password === smtpLogin.password
      callback(isRight ? null : new Error('wrong password'), { user: username })
    },
    async onData(stream, { envelope }, callback) {
      const source = await text(stream).catch(() => null)
      if (source === null) return callback(new Error('broken off'))
      if (refusal !== null) {
        return callback(Object.assign(new Error('not now'), { responseCode: refusal }))
      }
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address
      mails.push({ from, to: envelope.rcptTo.map(({ address }) => address), source })
      callback()
    },
    ...options,
  })
  // Broken connections are what some tests are about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    certificate,
    mails,
    refuse: (code) => {
      refusal = code
    },
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** A server by other people than the library that sends: Debian's aiosmtpd. It keeps what it takes in a Maildir. */
export async function startAiosmtpd(): Promise<{
  port: number
  mails(): Promise<string[]>
  stop(): Promise<void>
}> {
  const root = await mkdtemp(join(tmpdir(), 'afterword-smtp-'))
  const port = await freePort()
  const folder = join(root, 'mail')
  const server = spawn(
    '/usr/bin/python3',
    ['-m', 'aiosmtpd', '-n', '-l', `127.0.0.1:${port}`, '-c', 'aiosmtpd.handlers.Mailbox', folder],
    { stdio: 'ignore' },
  )
  await answers(port)
  return {
    port,
    async mails() {
      const names = await readdir(join(folder, 'new'))
      return Promise.all(names.map((name) => readFile(join(folder, 'new', name), 'utf8')))
    },
    async stop() {
      await ended(server)
      await rm(root, { recursive: true, force: true })
    },
  }
}
