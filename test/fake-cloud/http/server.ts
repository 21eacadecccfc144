import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import type { Contracts } from '../contract/contracts.ts'
import type { Fault } from '../faults/fault.ts'
import type { Faults } from '../faults/faults.ts'
import type { TokenBook } from '../world/tokens.ts'
import { Answering } from './answering.ts'
import type { Answer } from './call.ts'
import { InFlight } from './in-flight.ts'
import { text } from './json.ts'
import { readBody } from './read-body.ts'
import { reply, replyHalf } from './reply.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import type { Router } from './router.ts'

export interface Serving {
  router: Router
  tokens: TokenBook
  faults: Faults
  requests: RequestLog
  /** Null when nobody looks. */
  contracts: Contracts | null
  now: () => string
}

/** Answers requests on loopback, or fails to, as the faults have it. */
export class FakeServer {
  #serving: Serving
  #answering: Answering
  #inFlight = new InFlight()
  #server: Server

  constructor(serving: Serving) {
    this.#serving = serving
    this.#answering = new Answering(serving)
    this.#server = createServer((request, response) => void this.#serve(request, response))
  }

  async listen(port: number): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? '127.0.0.1'}`)
    const entry = this.#log(request, url)
    const leave = this.#inFlight.enter(entry.account ?? '', (concurrency) => {
      entry.concurrency = concurrency
    })
    response.once('close', leave)
    const body = await readBody(request).catch(() => undefined)
    entry.account ??= this.#accountOfRefresh(body)
    // Requests which arrived together are all on their way before the first is answered.
    await nextTurn()
    const faults = this.#serving.faults.hit(entry)
    entry.fault = faults.map(nameOf).join(', ') || null
    await this.#answer({ request, url, body, entry }, faults, response)
  }

  async #answer(asked: Asked, faults: Fault[], response: ServerResponse): Promise<void> {
    const { entry } = asked
    for (const each of faults) if (each.kind === 'delay') await pause(each.ms)
    const decisive = faults.find(({ kind }) => kind !== 'delay' && kind !== 'shortPages')
    if (decisive?.kind === 'dropBefore') return void response.destroy()
    const answer = await this.#answerTo(asked, faults, decisive)
    this.#check(asked, answer)
    if (decisive?.kind === 'dropAfter') return void response.destroy()
    entry.status = answer.status
    if (decisive?.kind === 'truncated') replyHalf(response, answer)
    else reply(response, answer)
  }

  #answerTo(asked: Asked, faults: Fault[], decisive: Fault | undefined): Answer | Promise<Answer> {
    const { provider, path } = asked.entry
    if (decisive?.kind === 'answer') return decisive.answer({ provider, path, now: this.#serving.now() })
    const sizes = faults.flatMap((each) => (each.kind === 'shortPages' ? [each.size] : []))
    return this.#answering.answer(asked, Math.min(Number.POSITIVE_INFINITY, ...sizes))
  }

  /** As it goes over the wire: what is undefined is not there. */
  #check({ url, body, entry }: Asked, { status, body: answered }: Answer): void {
    const { contracts } = this.#serving
    if (contracts === null) return
    const { method, path } = entry
    const answer = answered === undefined ? undefined : JSON.parse(JSON.stringify(answered))
    contracts.check({ method, path, query: url.searchParams, body, status, answer })
  }

  #log(request: IncomingMessage, url: URL): LoggedRequest {
    const method = request.method ?? 'GET'
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const entry: LoggedRequest = {
      provider: this.#serving.router.find(method, url.pathname)?.route.provider ?? guess(url.pathname),
      method,
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      account: this.#serving.tokens.access.get(bearer)?.account.email ?? null,
      status: null,
      concurrency: 1,
      fault: null,
    }
    this.#serving.requests.add(entry)
    return entry
  }

  /** Whose token is refreshed stands in the body. */
  #accountOfRefresh(body: unknown): string | null {
    return this.#serving.tokens.refresh.get(text(body, 'refresh_token') ?? '')?.account.email ?? null
  }
}

export interface Asked {
  request: IncomingMessage
  url: URL
  body: unknown
  entry: LoggedRequest
}

const guess = (path: string) => (path.startsWith('/v1.0') ? 'microsoft' : 'google')

const nameOf = (each: Fault): string => (each.kind === 'answer' ? each.name : each.kind)
