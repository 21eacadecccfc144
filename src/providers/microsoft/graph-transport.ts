// Client library: https://github.com/microsoftgraph/msgraph-sdk-javascript
import type { Context, Middleware } from '@microsoft/microsoft-graph-client'

export interface GraphCall {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Below the root, or a link that Graph gave. Its parts are encoded already. */
  path: string
  /** Encoded here, and only here. */
  query?: Record<string, string>
  /** JSON, or text that goes as it is. */
  body?: unknown
  /** Wishes for the answer besides those of every call (RFC 7240). */
  prefer?: readonly string[]
  signal?: AbortSignal | undefined
}

/** What came back, whatever its status. */
export interface GraphAnswer {
  status: number
  headers: Headers
  /** Empty where there is no body. */
  text: string
}

/** Longest wait for one answer; milliseconds. */
const patience = 30_000

/**
 * Ids that survive a move to another folder, and with which a draft is found again once it was sent: only when every
 * single call asks for them (learn.microsoft.com/graph/outlook-immutable-id).
 */
const everyCall = ['IdType="ImmutableId"', 'outlook.timezone="UTC"']

/**
 * The only middleware. The library's own would repeat a POST after 503 and 504, whose answer may have been lost after
 * the draft was made, and would take the token away where Graph is not at one of the addresses it knows.
 */
const plainFetch: Middleware = {
  async execute(context: Context): Promise<void> {
    context.response = await fetch(context.request, { ...context.options, redirect: 'error' })
  },
}

/** One request, once. Throws whatever the network throws, and a RangeError for a link that leads elsewhere. */
export async function sendToGraph(root: string, call: GraphCall, token: string): Promise<GraphAnswer> {
  // Loaded when first needed: most commands need no Microsoft.
  const { Client, ResponseType } = await import('@microsoft/microsoft-graph-client')
  const timeout = AbortSignal.timeout(patience)
  const client = Client.initWithMiddleware({ baseUrl: root, defaultVersion: '', middleware: plainFetch })
  const request = client
    .api(pathWithQuery(root, call))
    .headers({ Authorization: `Bearer ${token}`, Prefer: [...everyCall, ...(call.prefer ?? [])].join(', ') })
    .option('signal', call.signal ? AbortSignal.any([call.signal, timeout]) : timeout)
    .responseType(ResponseType.RAW)
  if (typeof call.body === 'string') request.header('Content-Type', 'text/plain')
  const response: Response = await (call.method === 'GET'
    ? request.get()
    : call.method === 'DELETE'
      ? request.delete()
      : call.method === 'PATCH'
        ? request.patch(call.body)
        : request.post(call.body))
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function pathWithQuery(root: string, { path, query = {} }: GraphCall): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  const own = /^https?:|^\//i.test(path) ? belowRoot(root, path) : path
  return pairs.length === 0 ? own : `${own}?${pairs.join('&')}`
}

/** The token goes to the server it is for and to no other, whatever a link says. */
export function belowRoot(root: string, link: string): string {
  const base = new URL(root)
  const url = new URL(link, root)
  const folder = `${base.pathname.replace(/\/+$/, '')}/`
  if (url.origin !== base.origin || !url.pathname.startsWith(folder)) {
    throw new RangeError('A link of Graph leads to another server')
  }
  return url.pathname.slice(folder.length) + url.search
}
