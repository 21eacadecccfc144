import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TokenBook } from '../world/tokens.ts'
import { authorize } from './authorize.ts'
import { type Answer, type Call, Refusal } from './call.ts'
import { InFlight } from './in-flight.ts'
import { readBody } from './read-body.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import type { Match, Router } from './router.ts'
import { googleError, graphError } from './vendor-errors.ts'

export interface Serving {
  router: Router
  tokens: TokenBook
  requests: RequestLog
  now: () => string
}

/** Answers requests on loopback. */
export class FakeServer {
  #serving: Serving
  #inFlight = new InFlight()
  #server: Server

  constructor(serving: Serving) {
    this.#serving = serving
    this.#server = createServer((request, response) => void this.#answer(request, response))
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
    const match = this.#serving.router.find(request.method ?? 'GET', url.pathname)
    const account = this.#accountOf(request)
    const entry = this.#log(request, url, match, account)
    if (!match) return reply(response, unknownPath(entry, url))
    const leave = this.#inFlight.enter(account ?? '', (concurrency) => {
      entry.concurrency = concurrency
    })
    response.once('close', leave)
    const body = await readBody(request)
    // Requests which arrived together are all on their way before the first is answered.
    await nextTurn()
    const answer = await this.#handle(request, url, match, body)
    entry.status = answer.status
    reply(response, answer)
  }

  async #handle(request: IncomingMessage, url: URL, match: Match, body: unknown): Promise<Answer> {
    const { tokens, now } = this.#serving
    const { route, params } = match
    try {
      const token =
        route.scopes === 'public' ? null : authorize(route, request.headers.authorization, tokens, now())
      const call = {
        provider: route.provider,
        method: route.method,
        path: url.pathname,
        origin: url.origin,
        params,
        query: url.searchParams,
        headers: request.headers,
        body,
        account: token?.account,
        scopes: token?.scopes ?? new Set(),
        longestPage: Number.POSITIVE_INFINITY,
      }
      // A public route has no account, and asks for none.
      return await route.handle(call as Call)
    } catch (error) {
      if (error instanceof Refusal) return error.answer
      const message = `The fake failed: ${error instanceof Error ? error.stack : error}`
      return route.provider === 'google'
        ? googleError(500, 'backendError', message)
        : graphError(500, 'generalException', message, now())
    }
  }

  #accountOf(request: IncomingMessage): string | null {
    const value = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    return this.#serving.tokens.access.get(value)?.account.email ?? null
  }

  #log(request: IncomingMessage, url: URL, match: Match | null, account: string | null): LoggedRequest {
    const entry: LoggedRequest = {
      provider: match?.route.provider ?? (url.pathname.startsWith('/v1.0') ? 'microsoft' : 'google'),
      method: request.method ?? 'GET',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      account,
      status: null,
      concurrency: 1,
      fault: null,
    }
    this.#serving.requests.add(entry)
    return entry
  }
}

function unknownPath(entry: LoggedRequest, { pathname }: URL): Answer {
  entry.status = 404
  return { status: 404, body: `The fake does not know ${entry.method} ${pathname}.` }
}

function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  const isText = typeof body === 'string'
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
  response.writeHead(status, { 'content-type': type, ...headers }).end(isText ? body : JSON.stringify(body))
}
