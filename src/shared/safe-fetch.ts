import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { Agent, Dispatcher } from 'undici'
import { FetchError } from './fetch-error.ts'
import {
  type AllowPrivateHosts,
  checkHost,
  guardedLookup,
  type ResolveHost,
  resolveBySystem,
} from './guarded-lookup.ts'
import { WaitingBudget } from './waiting-budget.ts'

export interface SafeFetchOptions {
  allowPrivateHosts: AllowPrivateHosts
  /** Largest body in bytes, counted after decompression. */
  maxBytes: number
  /** Longest time spent waiting for the other side, redirects and body together, in milliseconds. */
  timeoutMs: number
  maxRedirects: number
  resolve?: ResolveHost
}

export interface SafeRequest {
  /** http or https; user and password in it are sent as basic authentication. */
  url: string
  /** GET by default. Kept through redirects, except 303, which asks for a GET (RFC 9110, 15.4.4). */
  method?: string
  headers?: Record<string, string>
  body?: string
  /** May the secrets among the headers go with a redirect? By default only within one origin. */
  keepsSecrets?: (from: URL, to: URL) => boolean
  signal?: AbortSignal | undefined
}

export interface SafeResponse {
  status: number
  /** Where the answer came from, redirects followed; without user and password. */
  url: string
  header(name: string): string | null
  /** Throws a FetchError when it is too large, takes too long or breaks off. */
  body: AsyncIterable<Uint8Array>
  /** Ends the connection; to be called also when the body was not read. */
  close(): Promise<void>
}

/** Asks for a URL that a user gave us. Throws a FetchError; an HTTP status is never an error here. */
export type SafeFetch = (request: SafeRequest) => Promise<SafeResponse>

export const defaultFetchLimits = { maxBytes: 50 * 1024 * 1024, timeoutMs: 30_000, maxRedirects: 5 }

const redirects = new Set([301, 302, 303, 307, 308])

/** A client for addresses of unknown intent: it never reaches a private network unless told so, nor reads for ever. */
export function createSafeFetch(options: SafeFetchOptions): SafeFetch {
  return async ({ url, headers = {}, method = 'GET', body, keepsSecrets = sameOrigin, signal }) => {
    const stop = new AbortController()
    const budget = new WaitingBudget(options.timeoutMs, stop)
    const signals = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
    let target = checkedUrl(url, options.allowPrivateHosts)
    let sent: SentRequest = { method, headers: { ...headers, ...basicAuthentication(target) }, body }
    for (let hop = 0; ; hop++) {
      const answer = await ask(target, sent, signals, budget, options)
      const location = redirects.has(answer.status) ? answer.header('location') : null
      if (location === null) return answer
      await answer.close()
      if (hop >= options.maxRedirects) throw new FetchError('redirects', 'it redirects too often')
      const next = checkedUrl(location, options.allowPrivateHosts, target)
      if (answer.status === 303)
        sent = { method: 'GET', headers: withoutContent(sent.headers), body: undefined }
      if (!keepsSecrets(target, next)) sent = { ...sent, headers: withoutSecrets(sent.headers) }
      target = next
    }
  }
}

interface SentRequest {
  method: string
  headers: Record<string, string>
  body: string | undefined
}

function sameOrigin(from: URL, to: URL): boolean {
  return from.origin === to.origin
}

function checkedUrl(url: string, allow: AllowPrivateHosts, base?: URL): URL {
  const parsed = URL.parse(url, base?.href)
  if (!parsed || !/^https?:$/.test(parsed.protocol)) {
    throw new FetchError('address', 'only http and https addresses can be read')
  }
  checkHost(parsed.hostname, allow)
  return parsed
}

function basicAuthentication({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {}
  const pair = `${unescapedPart(username)}:${unescapedPart(password)}`
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` }
}

function unescapedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return without(headers, /^(authorization|cookie)$/i)
}

function withoutContent(headers: Record<string, string>): Record<string, string> {
  return without(headers, /^content-/i)
}

function without(headers: Record<string, string>, names: RegExp): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.test(name)))
}

async function ask(
  url: URL,
  { method, headers, body }: SentRequest,
  signal: AbortSignal,
  budget: WaitingBudget,
  options: SafeFetchOptions,
): Promise<SafeResponse> {
  // Loaded when first needed: most calendars are files, and it is the largest of our libraries.
  const { Agent, request } = await import('undici')
  // One agent for one request: a kept connection would skip the look-up that guards it.
  const lookup = guardedLookup(options.resolve ?? resolveBySystem, options.allowPrivateHosts)
  const agent = new Agent({ connect: { lookup, timeout: options.timeoutMs } })
  const bare = new URL(url)
  bare.username = ''
  bare.password = ''
  try {
    const sent = { 'accept-encoding': 'gzip', ...headers }
    const terms = {
      dispatcher: agent,
      method: method as Dispatcher.HttpMethod,
      headers: sent,
      body: body ?? null,
      signal,
    }
    const answer = await budget.wait(() => request(bare, terms))
    return toSafeResponse(answer, { url: bare.href, agent, budget, signal, maxBytes: options.maxBytes })
  } catch (error) {
    await agent.destroy()
    throw toFetchError(error, signal)
  }
}

interface BodyTerms {
  url: string
  agent: Agent
  budget: WaitingBudget
  signal: AbortSignal
  maxBytes: number
}

function toSafeResponse(answer: Dispatcher.ResponseData, terms: BodyTerms): SafeResponse {
  const { url, agent, budget, signal, maxBytes } = terms
  const header = (name: string) => {
    const value = answer.headers[name]
    return (Array.isArray(value) ? value[0] : value) ?? null
  }
  const close = async () => {
    answer.body.on('error', () => {}).destroy()
    await agent.destroy()
  }
  async function* body(): AsyncGenerator<Uint8Array> {
    try {
      if (Number(header('content-length') ?? 0) > maxBytes) throw tooLarge()
      yield* limited(decoded(answer.body, header('content-encoding')), budget, maxBytes)
    } catch (error) {
      throw toFetchError(error, signal)
    } finally {
      await close()
    }
  }
  return { status: answer.statusCode, url, header, body: body(), close }
}

function decoded(body: Readable, encoding: string | null): Readable {
  const name = encoding?.trim().toLowerCase() ?? ''
  if (name === '' || name === 'identity') return body
  if (name !== 'gzip' && name !== 'x-gzip') throw new FetchError('encoding', 'its compression is not known')
  // Errors of either side come out where the result is read.
  return pipeline(body, createGunzip(), () => {})
}

async function* limited(body: Readable, budget: WaitingBudget, maxBytes: number): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = body[Symbol.asyncIterator]()
  let size = 0
  for (;;) {
    const { done, value } = await budget.wait(() => chunks.next())
    if (done) return
    size += value.length
    if (size > maxBytes) throw tooLarge()
    yield value
  }
}

function tooLarge(): FetchError {
  return new FetchError('size', 'it is too large')
}

function toFetchError(error: unknown, signal: AbortSignal): unknown {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof FetchError) return cause
    const code = 'code' in cause ? String(cause.code) : ''
    if (/CERT|^ERR_TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
      return new FetchError('certificate', 'its certificate is not valid', { cause: error })
    }
    if (/^(EPROTO|ERR_SSL)/.test(code))
      return new FetchError('tls', 'it speaks no TLS, or none that is safe', { cause: error })
    if (/^(ENOTFOUND|EAI_AGAIN|ENODATA)$/.test(code)) {
      return new FetchError('name', 'its name is not known', { cause: error })
    }
  }
  if (signal.aborted) return signal.reason
  return new FetchError('connection', 'it cannot be reached', { cause: error })
}
