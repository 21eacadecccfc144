// WebDAV over HTTP (RFC 4918) with basic authentication (RFC 7617) or bearer tokens (RFC 6750).
import { openPassword } from '../../../shared/password.ts'
import type { SafeFetch, SafeResponse } from '../../../shared/safe-fetch.ts'
import { isSameSite } from '../../../shared/same-site.ts'
import { NotXml, readXml, type XmlElement } from '../../../shared/xml-tree.ts'
import { type CaldavAccount, type CaldavCredential, fetchFor } from '../caldav-account.ts'
import { caldavError, statusError, unreachable } from '../caldav-error.ts'
import { type Multistatus, readMultistatus } from './multistatus.ts'
import { multigetBody, propfindBody, queryBody, syncBody } from './request-bodies.ts'

export interface DavAnswer {
  status: number
  /** Where it came from, redirects followed. */
  url: string
  header(name: string): string | null
  /** Null when the answer is none. */
  multistatus: Multistatus | null
  /** The answer as XML, if it is; what a refusal is about stands there (RFC 4918, 16). */
  xml: XmlElement | null
  /** It was meant to be XML and is none, or only the beginning of it. */
  isBroken: boolean
}

export interface DavClient {
  /** Host and port, for messages. */
  readonly host: string
  propfind(url: string, depth: 0 | 1, properties: readonly string[]): Promise<DavAnswer>
  sync(url: string, token: string, properties: readonly string[]): Promise<DavAnswer>
  multiget(url: string, hrefs: readonly string[], properties: readonly string[]): Promise<DavAnswer>
  /** Which objects hold a component such as VTODO. */
  query(url: string, component: string, properties: readonly string[]): Promise<DavAnswer>
  /** The whole text, decoded as UTF-8. */
  get(url: string): Promise<{ status: number; header(name: string): string | null; text: string }>
  put(url: string, text: string, condition: Record<string, string>): Promise<DavAnswer>
  remove(url: string): Promise<DavAnswer>
}

interface Question {
  method: string
  url: string
  headers?: Record<string, string>
  body?: string
}

/**
 * A client for the server at `home`. The credential is told to hosts of its site only: an answer that leads to
 * another one is a ProviderError, as is a server that cannot be reached. A status is none.
 */
export function createDavClient(home: URL, account: CaldavAccount, signal?: AbortSignal): DavClient {
  const ask = asker(home, account, signal)
  const answer = async (question: Question) => readAnswer(await ask(question))
  const withXml = (method: string, url: string, depth: 0 | 1, body: string) =>
    answer({
      method,
      url,
      headers: { depth: String(depth), 'content-type': 'application/xml; charset=utf-8' },
      body,
    })
  return {
    host: home.host,
    propfind: (url, depth, properties) => withXml('PROPFIND', url, depth, propfindBody(properties)),
    sync: (url, token, properties) => withXml('REPORT', url, 0, syncBody(token, properties)),
    multiget: (url, hrefs, properties) => withXml('REPORT', url, 1, multigetBody(hrefs, properties)),
    query: (url, component, properties) => withXml('REPORT', url, 1, queryBody(component, properties)),
    async get(url) {
      const response = await ask({ method: 'GET', url, headers: { accept: 'text/calendar, */*;q=0.5' } })
      const chunks = await Array.fromAsync(response.body)
      return {
        status: response.status,
        header: response.header,
        text: Buffer.concat(chunks).toString('utf8'),
      }
    },
    put: (url, body, condition) =>
      answer({
        method: 'PUT',
        url,
        headers: { 'content-type': 'text/calendar; charset=utf-8', ...condition },
        body,
      }),
    remove: (url) => answer({ method: 'DELETE', url }),
  }
}

/** Sends a question with the credential; a token that was refused is renewed once. */
function asker(home: URL, account: CaldavAccount, signal?: AbortSignal) {
  const fetch = guarded(home, fetchFor(account))
  const { credential } = account
  let known: Promise<string> | undefined
  return async (question: Question): Promise<SafeResponse> => {
    const { headers, ...rest } = question
    const send = (authorization: string) =>
      fetch({
        ...rest,
        headers: { ...headers, authorization, 'user-agent': 'Afterword' },
        keepsSecrets: (_, to) => isSameSite(home, to),
        signal,
      })
    if (credential.type === 'password') {
      known ??= basic(credential)
      return send(await known)
    }
    const token = await credential.accessToken()
    const response = await send(`Bearer ${token}`)
    if (response.status !== 401) return response
    await response.close()
    return send(`Bearer ${await credential.accessToken({ refused: token })}`)
  }
}

function guarded(home: URL, fetch: SafeFetch): SafeFetch {
  return async (request) => {
    refuseElsewhere(home, request.url)
    try {
      const response = await fetch(request)
      if (isSameSite(home, new URL(response.url))) return { ...response, body: bodyOf(response, home) }
      await response.close()
      throw elsewhere(home, response.url)
    } catch (error) {
      throw unreachable(home.host, error)
    }
  }
}

async function* bodyOf({ body }: SafeResponse, { host }: URL): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw unreachable(host, error)
  }
}

function refuseElsewhere(home: URL, url: string): void {
  if (!isSameSite(home, new URL(url))) throw elsewhere(home, url)
}

function elsewhere({ host }: URL, url: string) {
  const { origin } = new URL(url)
  return caldavError(
    'permanent',
    `${host} leads to ${origin}, which may not be told your password: connect with that address if you trust it.`,
  )
}

async function basic({ user, password }: Extract<CaldavCredential, { type: 'password' }>): Promise<string> {
  return `Basic ${Buffer.from(`${user}:${await openPassword(password)}`).toString('base64')}`
}

async function readAnswer(response: SafeResponse): Promise<DavAnswer> {
  const { status, url, header } = response
  const { xml, isBroken } = await readIfXml(response)
  const multistatus = xml && status === 207 ? readMultistatus(xml, url) : null
  return { status, url, header, xml, isBroken, multistatus }
}

async function readIfXml(response: SafeResponse): Promise<Pick<DavAnswer, 'xml' | 'isBroken'>> {
  const isXml = /xml/i.test(response.header('content-type') ?? '')
  try {
    if (isXml) return { xml: await readXml(response.body), isBroken: false }
  } catch (error) {
    if (!(error instanceof NotXml)) throw error
  }
  await response.close()
  return { xml: null, isBroken: isXml }
}

/** An ETag as the server first made it: proxies that compress call it weak, which If-Match never matches. */
export function strongEtag(etag: string | null): string | null {
  return etag?.replace(/^W\//, '') ?? null
}

/** The multistatus of an answer. Throws a ProviderError when it is another answer. */
export function multistatusOf(answer: DavAnswer, host: string): Multistatus {
  if (answer.multistatus) return answer.multistatus
  if (answer.status >= 300) throw statusError(host, answer)
  if (!answer.isBroken) {
    throw caldavError('permanent', `${host} does not speak CalDAV at this address: check the address.`)
  }
  // A server that ends its answers by hanging up gives no other sign of a connection that was cut.
  throw caldavError('temporary', `The answer of ${host} broke off in the middle: it will be tried again.`)
}
