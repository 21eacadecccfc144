/**
 * The connection to an IMAP account (RFC 3501, RFC 9051): opened when it is first needed, shared by everything that a
 * pass does there, and closed soon after. Polling by passes is enough; nothing waits in IDLE.
 */
import type { Socket } from 'node:net'
import type { ImapFlow, ImapFlowOptions } from 'imapflow'
import type { MailLogin, MailNetwork, MailServer } from '../../shared/mail-server.ts'
import { dial, dialTls, startTls } from '../../shared/mail-socket.ts'
import { openPassword } from '../../shared/password.ts'
import type { ProviderError } from '../../shared/provider-error.ts'
import { toImapError } from './imap-error.ts'
import { findFolders, type ImapFolders } from './imap-folders.ts'

export interface ImapSettings {
  server: MailServer
  login: MailLogin
  network: MailNetwork
}

/** A connection that is logged in. */
export interface ImapSession {
  flow: ImapFlow
  folders: ImapFolders
}

export interface ImapAccount {
  /**
   * Does something on the connection, one thing after the other.
   * @throws ProviderError, whatever went wrong.
   */
  run<T>(step: (session: ImapSession) => Promise<T>): Promise<T>
  /** Logs out. The account can be used again afterwards. */
  close(): Promise<void>
}

/** A connection that nobody uses for so long is closed; milliseconds. */
const idleTime = 5_000
/** After a failure to connect, whoever asks within this time hears the same; milliseconds. */
const failureTime = 10_000
/** A draft of ours has a few kilobytes; a server that announces more than this is not believed. Bytes. */
const largestAnswer = 64 * 1024 * 1024

export function createImapAccount(settings: ImapSettings): ImapAccount {
  let open: ImapSession | null = null
  let failure: { error: ProviderError; until: number } | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const close = async () => {
    clearTimeout(idle)
    const flow = open?.flow
    open = null
    await flow?.logout().catch(() => flow.close())
  }
  const session = async () => {
    if (failure && performance.now() < failure.until) throw failure.error
    if (open?.flow.usable) return open
    try {
      open = await connect(settings)
      failure = null
      return open
    } catch (error) {
      failure = { error: told(error), until: performance.now() + failureTime }
      throw failure.error
    }
  }
  const told = (error: unknown) => toImapError(error, settings.server, settings.login.user)
  const attempt = async <T>(step: (session: ImapSession) => Promise<T>) => {
    clearTimeout(idle)
    try {
      return await step(await session())
    } catch (error) {
      // Whatever state the connection is in now, the next step begins with a fresh one.
      open?.flow.close()
      open = null
      throw told(error)
    } finally {
      idle = setTimeout(close, idleTime).unref()
    }
  }
  return {
    run(step) {
      const result = queue.then(() => attempt(step))
      queue = result.catch(() => {})
      return result
    },
    close: () => queue.then(close),
  }
}

/** Connects and logs in; a consent that was refused is renewed once. Throws whatever went wrong. */
async function connect(settings: ImapSettings): Promise<ImapSession> {
  // A large library, that most commands do without.
  const { ImapFlow } = await import('imapflow')
  const { login, server } = settings
  const enter = async (auth: { pass: string } | { accessToken: string }) => {
    const flow = new ImapFlow({ ...flowOptions(settings), auth: { user: login.user, ...auth } })
    // A connection that breaks while nobody waits for it is found out by the next step.
    flow.on('error', () => {})
    try {
      await flow.connect()
      return { flow, folders: await findFolders(flow, server.host) }
    } catch (error) {
      flow.close()
      throw error
    }
  }
  if ('password' in login) return enter({ pass: await openPassword(login.password) })
  const accessToken = await login.accessToken()
  return enter({ accessToken }).catch(async (error: { authenticationFailed?: boolean }) => {
    if (!error.authenticationFailed) throw error
    return enter({ accessToken: await login.accessToken({ refused: accessToken }) })
  })
}

function flowOptions({ server, network }: ImapSettings): ImapFlowOptions {
  const { host, port, security } = server
  return {
    host,
    port,
    secure: security === 'tls',
    ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
    transport: {
      connect: ({ secure }, ready) => (secure ? dialTls : dial)(server, network, ready),
      upgrade: (socket, _options, ready) => startTls(server, socket as Socket, ready),
    },
    connectionTimeout: network.timeoutMs,
    greetingTimeout: network.timeoutMs,
    socketTimeout: network.timeoutMs,
    maxLiteralSize: largestAnswer,
    maxResponseSize: 2 * largestAnswer,
    clientInfo: { name: 'Afterword' },
    disableAutoIdle: true,
    logger: false,
  }
}
