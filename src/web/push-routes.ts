import type { FastifyInstance } from 'fastify'
import type { Knock, ReadKnocks } from '../push/push-port.ts'

export interface PushRoutes {
  /** How the services of each kind speak. */
  readers: ReadonlyMap<string, ReadKnocks>
  /** Takes what was read; quickly, as services do not wait long. */
  receive(knocks: readonly Knock[]): Promise<void>
}

/** Graph gathers many notifications into one request; bytes. */
const bodyLimit = 256 * 1024

/**
 * Where services knock: `POST /push/google`, `POST /push/microsoft`. Whoever knocks learns nothing: every request that
 * can be read is answered alike, whether it was believed or not.
 */
export function addPushRoutes(server: FastifyInstance, { readers, receive }: PushRoutes): void {
  server.post<{ Params: { kind: string } }>(
    '/push/:kind',
    { bodyLimit },
    async ({ params, headers, query, body }, reply) => {
      const read = readers.get(params.kind)
      if (!read) return reply.code(404).send()
      const { knocks, echo } = read({ headers: single(headers), query: single(query), body: parsed(body) })
      await receive(knocks)
      // Plain text and nosniff: what a stranger sends to be repeated must never become a page.
      return echo === null ? reply.code(202).send() : reply.code(200).type('text/plain').send(echo)
    },
  )
}

/** Of what is given several times, the first counts. */
function single(values: unknown): Record<string, string | undefined> {
  const entries = Object.entries((values ?? {}) as Record<string, unknown>)
  return Object.fromEntries(
    entries.map(([name, value]) => {
      const first: unknown = Array.isArray(value) ? value[0] : value
      return [name, typeof first === 'string' ? first : undefined]
    }),
  )
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body ?? null
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
