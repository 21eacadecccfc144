import type { ServerResponse } from 'node:http'
import type { Answer } from './call.ts'

export function reply(response: ServerResponse, { status, headers, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status, headers).end()
    return
  }
  response.writeHead(status, { 'content-type': typeOf(body), ...headers }).end(textOf(body))
}

/** Says how long the answer is, and stops halfway. */
export function replyHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body === undefined ? '{}' : textOf(body))
  response.writeHead(status, { 'content-type': typeOf(body), 'content-length': bytes.length, ...headers })
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => response.destroy())
}

const typeOf = (body: unknown): string =>
  typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'

const textOf = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))
