import { timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type BrowserAnswer, readAnswer } from './browser-question.ts'
import { type ConsentPage, consentPage, consentPageHeaders } from './consent-page.ts'

export interface Loopback {
  redirectUri: string
  /** The first answer that carries our state; others are shown the door and change nothing. */
  answer: Promise<BrowserAnswer>
  close(): Promise<void>
}

/** Milliseconds. */
const lastPageTime = 500

/**
 * Waits on this machine alone, at a port that happens to be free, for the browser to come back (RFC 8252, 7.3).
 * `host` is how the redirect address names this machine.
 */
export async function openLoopback(host: string, state: string): Promise<Loopback> {
  const { promise, resolve } = Promise.withResolvers<BrowserAnswer>()
  const server = createServer((request, response) => {
    const { page, answer } = read(request, `${host}:${portOf(server)}`, state)
    response.writeHead(
      page === 'done' || page === 'denied' ? 200 : page === 'unknown' ? 404 : 400,
      consentPageHeaders,
    )
    // The page first: the program may end as soon as it has its answer.
    response.end(consentPage(page), () => answer && resolve(answer))
  })
  await listen(server)
  return {
    redirectUri: `http://${host}:${portOf(server)}`,
    answer: promise,
    close: () => closeSoon(server),
  }
}

/** Lets the last page reach the browser, but waits for no connection that it merely keeps open. */
function closeSoon(server: Server): Promise<void> {
  return new Promise((closed) => {
    const end = setTimeout(() => server.closeAllConnections(), lastPageTime)
    server.close(() => {
      clearTimeout(end)
      closed()
    })
  })
}

function listen(server: Server): Promise<void> {
  return new Promise((listening, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => listening())
  })
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

function read(
  { method, url = '/', headers }: IncomingMessage,
  ownHost: string,
  state: string,
): { page: ConsentPage; answer?: BrowserAnswer } {
  // A name that was made to lead here by somebody else's web site is not ours.
  if (method !== 'GET' || headers.host !== ownHost) return { page: 'unknown' }
  const { pathname, searchParams } = new URL(url, `http://${ownHost}`)
  if (pathname !== '/') return { page: 'unknown' }
  if (!isSame(searchParams.get('state') ?? '', state)) return { page: 'stranger' }
  const answer = readAnswer(searchParams)
  if (!answer) return { page: 'stranger' }
  return { page: 'error' in answer ? 'denied' : 'done', answer }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
