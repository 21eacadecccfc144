import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MicrosoftAccount } from '../../../src/providers/microsoft/microsoft-account.ts'

export interface Recorded {
  method: string
  /** Path below the root, with its query, decoded once. */
  path: string
  /** The same as it was sent. */
  url: string
  headers: IncomingHttpHeaders
  body: string
}

export interface RecordingServer {
  url: string
  requests: Recorded[]
  access: MicrosoftAccount
  waits: number[]
  close(): Promise<void>
}

export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: unknown
}

/** A server that answers as it is told, for answers that the stand-in never gives. */
export async function recordingServer(
  answer: (request: Recorded) => Reply | Promise<Reply>,
): Promise<RecordingServer> {
  const requests: Recorded[] = []
  const waits: number[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const recorded = {
      method: request.method ?? '',
      path: decodeURIComponent((request.url ?? '').replace(/^\/v1\.0\//, '')),
      url: (request.url ?? '').replace(/^\/v1\.0\//, ''),
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
    }
    requests.push(recorded)
    const { status = 200, headers = {}, body = {} } = await answer(recorded)
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const access: MicrosoftAccount = {
    accountEmail: 'alice@example.org',
    graphRoot: `${url}/v1.0`,
    accessToken: async () => 'secret-token',
    random: () => 0.5,
    sleep: async (milliseconds) => {
      waits.push(milliseconds)
    },
  }
  return {
    url,
    requests,
    access,
    waits,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
