/** Sending by SMTP submission (RFC 6409), over connections that are kept for a little while. */
import { Readable } from 'node:stream'
import type MailMessage from 'nodemailer/lib/mailer/mail-message'
import MimeNode from 'nodemailer/lib/mime-node'
import type SMTPPool from 'nodemailer/lib/smtp-pool'
import type { MailLogin, MailNetwork, MailServer } from '../../shared/mail-server.ts'
import { openPassword } from '../../shared/password.ts'
import { isRefusal, toSmtpError } from './smtp-error.ts'
import { openSmtpSocket } from './smtp-socket.ts'

export interface SmtpSettings {
  server: MailServer
  /** Null for a server on this machine that asks for none. */
  login: MailLogin | null
  network: MailNetwork
}

export interface SmtpTransport {
  /**
   * Hands a message (RFC 5322 bytes) over for one recipient.
   * @throws ProviderError; `mayBeSent` tells whether the server may have taken the message all the same.
   */
  send(envelope: { from: string; to: string }, message: Buffer): Promise<void>
  mayBeSent(error: unknown): boolean
  /** Connects and logs in. @throws ProviderError */
  verify(): Promise<void>
  close(): void
}

/** One digest a week does not need to hold a connection; many at once share some. Milliseconds. */
const idleTimeout = 10_000

export function createSmtpTransport(settings: SmtpSettings): SmtpTransport {
  const { server, login } = settings
  const uncertain = new WeakSet<object>()
  const told = (error: unknown) => toSmtpError(error, server, login?.user ?? '')
  let pool: Promise<SMTPPool> | null = null
  const close = () => {
    pool?.then(
      (open) => open.close(),
      () => {},
    )
    pool = null
  }
  const opened = () => {
    pool ??= openPool(settings)
    return pool
  }
  return {
    async send(envelope, message) {
      let isUnderWay = false
      const read = function* () {
        // Only asked for once the server wants it (RFC 5321, 4.1.1.4).
        isUnderWay = true
        yield message
      }
      try {
        await handOver(await opened(), new FinishedMessage(envelope, () => Readable.from(read())))
      } catch (error) {
        const failure = told(error)
        if (isUnderWay && !isRefusal(error)) uncertain.add(failure)
        // The next try begins afresh: with another password, if the user gave another one.
        close()
        throw failure
      }
    },
    mayBeSent: (error) => typeof error === 'object' && error !== null && uncertain.has(error),
    async verify() {
      try {
        await (await opened()).verify()
      } catch (error) {
        throw told(error)
      }
    },
    close,
  }
}

async function openPool({ server, login, network }: SmtpSettings): Promise<SMTPPool> {
  // Only who sends needs it.
  const { default: Pool } = await import('nodemailer/lib/smtp-pool')
  const { host, port } = server
  const options = {
    host,
    port,
    // Encrypted by us before the library sees the connection, or not at all.
    secure: false,
    ignoreTLS: true,
    pool: true as const,
    idleTimeout,
    // Trying again is for a pass, which first asks whether the message was sent.
    maxRequeues: 0,
    connectionTimeout: network.timeoutMs,
    greetingTimeout: network.timeoutMs,
    socketTimeout: network.timeoutMs,
    logger: false,
    ...(login ? { auth: await authentication(login) } : {}),
    getSocket(_options: object, callback: (error: Error | null, socket: object) => void) {
      openSmtpSocket(server, network).then(
        (socket) => callback(null, socket),
        (error: Error) => callback(error, {}),
      )
    },
  }
  return new Pool(options)
}

/** A message whose bytes are asked for only when the server wants them; the library's own reads ahead. */
class FinishedMessage extends MimeNode {
  readonly #read: () => Readable

  constructor({ from, to }: { from: string; to: string }, read: () => Readable) {
    super()
    this.setEnvelope({ from, to: [to] })
    this.#read = read
  }

  override createReadStream(): Readable {
    return this.#read()
  }
}

function handOver(pool: SMTPPool, message: FinishedMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    const mail = { data: {}, message } as unknown as MailMessage<SMTPPool.SentMessageInfo>
    pool.send(mail, (error) => (error ? reject(error) : resolve()))
  })
}

async function authentication(login: MailLogin) {
  const { user } = login
  if ('password' in login) return { user, pass: await openPassword(login.password) }
  let last: string | null = null
  return {
    type: 'OAuth2' as const,
    user,
    provisionCallback(
      _user: string,
      isRefused: boolean,
      callback: (error: Error | null, token?: string) => void,
    ) {
      login.accessToken(isRefused && last !== null ? { refused: last } : undefined).then(
        (token) => {
          last = token
          callback(null, token)
        },
        (error: Error) => callback(error),
      )
    },
  }
}
