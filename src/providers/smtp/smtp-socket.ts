/**
 * The way to an SMTP server up to where the library takes over. STARTTLS (RFC 3207) is spoken here, because a
 * certificate is to be compared with its fingerprint before anybody logs in, and because it is never left out.
 */
import type { Socket } from 'node:net'
import type { MailNetwork, MailServer } from '../../shared/mail-server.ts'
import { MailServerError } from '../../shared/mail-server-error.ts'
import { dial, dialTls, startTls } from '../../shared/mail-socket.ts'

export interface SmtpSocket {
  connection: Socket
  /** Is it encrypted, so that the library need not do it? */
  secured: boolean
}

/** Longest reply that is read before the encryption begins; characters. */
const longestReply = 64 * 1024

/** @throws MailServerError, or an error with the server's `responseCode`. */
export async function openSmtpSocket(server: MailServer, network: MailNetwork): Promise<SmtpSocket> {
  if (server.security === 'tls') {
    return { connection: await opened(network, (ready) => dialTls(server, network, ready)), secured: true }
  }
  const plain = await opened(network, (ready) => dial(server, network, ready))
  if (server.security === 'none') return { connection: plain, secured: false }
  try {
    const greeting = await askForTls(plain, network.timeoutMs)
    const connection = await opened(network, (ready) => startTls(server, plain, ready))
    // The library waits for a greeting, then asks anew what the server can do, as it must (RFC 3207, 4.2).
    connection.unshift(greeting)
    return { connection, secured: true }
  } catch (error) {
    plain.destroy()
    throw error
  }
}

function opened<T extends Socket>({ timeoutMs }: MailNetwork, open: (ready: () => void) => T): Promise<T> {
  return new Promise((resolve, reject) => {
    const socket = open(() => {
      clearTimeout(timer)
      resolve(socket)
    })
    const failed = (error: Error) => {
      clearTimeout(timer)
      socket.destroy()
      reject(error)
    }
    const timer = setTimeout(() => failed(new MailServerError('port')), timeoutMs)
    // Also later: a connection that breaks while nobody waits for it must not end the process.
    socket.on('error', failed)
    socket.once('close', () => failed(new MailServerError('port')))
  })
}

/** Talks until the server is ready for the encryption; answers its greeting. */
async function askForTls(socket: Socket, timeoutMs: number): Promise<string> {
  const timer = setTimeout(() => socket.destroy(new MailServerError('port')), timeoutMs)
  const chunks = socket.iterator({ destroyOnReturn: false })
  try {
    const greeting = await reply(chunks)
    socket.write('EHLO [127.0.0.1]\r\n')
    const abilities = await reply(chunks)
    if (!/^250[- ]STARTTLS\s*$/im.test(abilities)) throw new MailServerError('tls')
    socket.write('STARTTLS\r\n')
    const answer = await reply(chunks)
    // What comes after the answer, before the encryption, was slipped in by somebody on the way.
    if (answer.indexOf('\n') !== answer.length - 1) throw new MailServerError('tls')
    return greeting
  } finally {
    clearTimeout(timer)
    await chunks.return?.()
  }
}

/** One whole reply: lines with a hyphen after the code are followed by others (RFC 5321, 4.2.1). */
async function reply(chunks: AsyncIterator<Buffer>): Promise<string> {
  let text = ''
  while (!/^\d{3}(?: .*)?\r?\n/m.test(text)) {
    const { done, value } = await chunks.next()
    if (done) throw new MailServerError('port')
    text += value.toString('latin1')
    if (text.length > longestReply) throw new MailServerError('tls')
  }
  const code = Number(text.slice(0, 3))
  if (code >= 400) throw Object.assign(new Error('refused'), { responseCode: code, response: text.trim() })
  return text
}
