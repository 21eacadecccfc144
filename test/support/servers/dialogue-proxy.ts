import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Direction = 'up' | 'down'

/** Where a connection is cut: so many bytes of a direction, all connections together, are let through. */
export interface Cut {
  direction: Direction | 'both'
  bytes: number
}

export interface DialogueProxy {
  port: number
  /** Since the last `reset`, as everything below. */
  connections: number
  /** In both directions together. */
  bytes: number
  /** What went to the server, as far as it was let through. */
  up: string
  /** What came back. */
  down: string
  /** Counts anew; everything is let through, or as much as the cut says, whoever connects then. */
  reset(cut?: Cut | null): void
  /** Waits until the server has done with everything that reached it. */
  quiet(): Promise<void>
  stop(): Promise<void>
}

/**
 * Stands between a client and a server on loopback, and cuts both off at one point. `rewrite` changes what the server
 * says, to make it another server.
 */
export async function startDialogueProxy(
  target: number,
  first: Cut | null = null,
  rewrite: (text: string) => string = (text) => text,
): Promise<DialogueProxy> {
  let cut = first
  let connections = 0
  const passed = { up: '', down: '' }
  const left = (direction: Direction) => {
    if (cut?.direction === 'both') return cut.bytes - passed.up.length - passed.down.length
    return cut?.direction === direction ? cut.bytes - passed[direction].length : Number.POSITIVE_INFINITY
  }
  const closed: Promise<unknown>[] = []
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    connections += 1
    const upstream = connect(target, '127.0.0.1')
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    closed.push(new Promise((resolve) => upstream.once('close', resolve)))
    // The server sees the end only after everything before it.
    const cutOff = () => {
      client.destroy()
      upstream.end()
    }
    const pass = (direction: Direction, to: Socket, data: string) => {
      const part = data.slice(0, Math.max(0, left(direction)))
      passed[direction] += part
      if (!to.destroyed && !to.writableEnded) to.write(Buffer.from(part, 'latin1'))
      if (part.length < data.length) cutOff()
    }
    client.on('data', (data) => pass('up', upstream, data.toString('latin1')))
    upstream.on('data', (data) => pass('down', client, rewrite(data.toString('latin1'))))
    client.on('close', () => upstream.end())
    upstream.on('close', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections
    },
    reset(next = null) {
      cut = next
      connections = 0
      passed.up = ''
      passed.down = ''
    },
    get bytes() {
      return passed.up.length + passed.down.length
    },
    get up() {
      return passed.up
    },
    get down() {
      return passed.down
    },
    quiet: async () => void (await Promise.all(closed)),
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Places to cut an undisturbed dialogue: at the end of every line, and in between after every so many bytes. */
export function cutsOf({ up, down }: Pick<DialogueProxy, 'up' | 'down'>, step: number): Cut[] {
  return (['up', 'down'] as const).flatMap((direction) => {
    const text = direction === 'up' ? up : down
    const ends = [...text.matchAll(/\r\n(?=[A-Z0-9]+ |\+ )/g)].map(({ index }) => index + 2)
    const between = Array.from({ length: Math.floor(text.length / step) }, (_, index) => index * step + 1)
    return [...new Set([0, ...ends, ...between])].map((bytes) => ({ direction, bytes }))
  })
}
