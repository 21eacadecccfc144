import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface PassingRequest {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

export interface PassingAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** Stands before a real server and may answer in its place, or change what it says. */
export interface HttpFront {
  port: number
  seen: PassingRequest[]
  /** Called with each request and a way to the server behind; by default everything passes. */
  answerBy(
    answer: (request: PassingRequest, forward: () => Promise<PassingAnswer>) => Promise<PassingAnswer>,
  ): void
  stop(): Promise<void>
}

export async function startHttpFront(target: number): Promise<HttpFront> {
  const seen: PassingRequest[] = []
  let answerBy: Parameters<HttpFront['answerBy']>[0] = (_, forward) => forward()
  const server = createServer(async (incoming, outgoing) => {
    const request = await readRequest(incoming)
    seen.push(request)
    const answer = await answerBy(request, () => passOn(request, target)).catch((error: Error) => ({
      status: 599,
      headers: {},
      body: error.message,
    }))
    send(outgoing, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    answerBy(answer) {
      answerBy = answer
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function readRequest(incoming: IncomingMessage): Promise<PassingRequest> {
  const body = Buffer.concat(await Array.fromAsync(incoming as AsyncIterable<Buffer>)).toString()
  return { method: incoming.method ?? '', path: incoming.url ?? '', headers: incoming.headers, body }
}

async function passOn(
  { method, path, headers, body }: PassingRequest,
  target: number,
): Promise<PassingAnswer> {
  const kept = ['authorization', 'content-type', 'depth', 'if-match', 'if-none-match', 'accept']
  const sent = Object.fromEntries(
    kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])),
  )
  const answer = await fetch(`http://127.0.0.1:${target}${path}`, {
    method,
    headers: sent,
    ...(body !== '' && { body }),
    redirect: 'manual',
  })
  const text = await answer.text()
  const told = ['content-type', 'etag', 'location', 'www-authenticate']
  const back = Object.fromEntries(
    told.flatMap((name) => (answer.headers.get(name) ? [[name, answer.headers.get(name) ?? '']] : [])),
  )
  return { status: answer.status, headers: back, body: text }
}

function send(outgoing: ServerResponse, { status, headers, body }: PassingAnswer): void {
  outgoing.writeHead(status, headers).end(body)
}
