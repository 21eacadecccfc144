import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A TCP proxy that counts what passes and hangs up where it is told to. */
export interface CuttingProxy {
  port: number
  /** Since the last `reset`. */
  connections: number
  /** Bytes that passed in both directions since the last `reset`. */
  bytes: number
  /** Counts anew; hangs up on both sides once so many bytes have passed, and on everybody after that. */
  reset(cutAfter?: number): void
  stop(): Promise<void>
}

export async function startCuttingProxy(target: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let limit = Number.POSITIVE_INFINITY
  const server = createServer((client) => {
    proxy.connections++
    const upstream = connect(target, '127.0.0.1')
    const hangUp = () => {
      client.destroy()
      upstream.destroy()
    }
    const pass = (from: Socket, to: Socket) => {
      sockets.add(from)
      from.on('data', (chunk) => {
        const open = Math.max(0, limit - proxy.bytes)
        proxy.bytes += chunk.length
        to.write(chunk.subarray(0, open))
        if (chunk.length >= open) hangUp()
      })
      from.on('end', () => to.end())
      from.on('error', hangUp)
      from.on('close', () => sockets.delete(from))
    }
    pass(client, upstream)
    pass(upstream, client)
  })
  await listening(server)
  const proxy: CuttingProxy = {
    port: (server.address() as AddressInfo).port,
    connections: 0,
    bytes: 0,
    reset(cutAfter = Number.POSITIVE_INFINITY) {
      limit = cutAfter
      proxy.connections = 0
      proxy.bytes = 0
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
  return proxy
}

function listening(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
}
