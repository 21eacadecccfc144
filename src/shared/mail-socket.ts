/**
 * The way to a mail server, for IMAP and SMTP alike. A name is resolved and judged once, and the socket connects to
 * exactly the addresses that were judged. Certificates are always checked; TLS 1.2 is the oldest that is spoken
 * (RFC 8996, RFC 9325).
 */
import { connect, isIP, type LookupFunction, type Socket } from 'node:net'
import { type ConnectionOptions, type TLSSocket, connect as tlsConnect } from 'node:tls'
import { FetchError } from './fetch-error.ts'
import { checkHost, guardedLookup, resolveBySystem } from './guarded-lookup.ts'
import type { MailNetwork, MailServer } from './mail-server.ts'
import { MailServerError } from './mail-server-error.ts'
import { isLoopbackAddress } from './public-address.ts'

/**
 * Opens an unencrypted connection, on which STARTTLS comes next. Failures are emitted on the socket.
 * @throws MailServerError at once when the host is an address that is not allowed.
 */
export function dial(server: MailServer, network: MailNetwork, ready: () => void): Socket {
  const socket = connect(target(server, network))
  socket.once('connect', () => {
    const isHere = isLoopbackAddress(socket.remoteAddress ?? '')
    if (server.security === 'none' && !isHere) socket.destroy(new MailServerError('plain'))
    else ready()
  })
  return socket
}

/** Opens a connection with TLS from the first byte on; like `dial` otherwise. */
export function dialTls(server: MailServer, network: MailNetwork, ready: () => void): TLSSocket {
  return whenTrusted(server, tlsConnect({ ...target(server, network), ...trust(server) }), ready)
}

/** Goes on encrypted on a connection that both sides agreed to encrypt. */
export function startTls(server: MailServer, socket: Socket, ready: () => void): TLSSocket {
  return whenTrusted(server, tlsConnect({ socket, host: server.host, ...trust(server) }), ready)
}

function target(server: MailServer, network: MailNetwork) {
  try {
    checkHost(server.host, network.allowPrivateHosts)
  } catch (error) {
    throw new MailServerError('private', '', { cause: error })
  }
  return { host: server.host, port: server.port, lookup: toldLookup(network) }
}

function toldLookup({ resolve = resolveBySystem, allowPrivateHosts }: MailNetwork): LookupFunction {
  const lookup = guardedLookup(resolve, allowPrivateHosts)
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, ...found) => {
      const step = error instanceof FetchError && error.reason === 'private' ? 'private' : 'name'
      callback(error && new MailServerError(step, '', { cause: error }), ...found)
    })
}

function trust({ host, fingerprint }: MailServer): ConnectionOptions {
  return {
    ...(isIP(host) === 0 ? { servername: host } : {}),
    minVersion: 'TLSv1.2',
    // With a fingerprint, whoever holds that one certificate is trusted instead: `whenTrusted` compares it.
    rejectUnauthorized: fingerprint === null,
  }
}

/** Nothing is said on a connection before its certificate was found good. */
function whenTrusted({ fingerprint }: MailServer, socket: TLSSocket, ready: () => void): TLSSocket {
  socket.once('secureConnect', () => {
    const shown = socket.getPeerX509Certificate()?.fingerprint256 ?? 'none'
    const isTrusted = fingerprint === null ? socket.authorized : bare(shown) === bare(fingerprint)
    if (isTrusted) ready()
    else socket.destroy(new MailServerError('fingerprint', shown))
  })
  return socket
}

/** Fingerprints are written with colons, spaces or neither. */
function bare(fingerprint: string): string {
  return fingerprint.replace(/[:\s]/g, '').toLowerCase()
}
