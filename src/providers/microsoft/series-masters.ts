import { eventShape, fromSeries, type GraphEvent, isStub } from './event-shape.ts'
import type { GraphClient } from './graph-client.ts'

/** The series of a calendar, as far as this read met them, for the instances that say nothing themselves. */
export class SeriesMasters {
  readonly #client: GraphClient
  readonly #known = new Map<string, Promise<GraphEvent | null>>()

  constructor(client: GraphClient) {
    this.#client = client
  }

  /** Remembers the series among these; answers the events that are whole, and the stubs that must wait for theirs. */
  sort(events: GraphEvent[]): { whole: GraphEvent[]; stubs: GraphEvent[] } {
    for (const event of events) {
      if (event.type === 'seriesMaster') this.#known.set(event.id, Promise.resolve(event))
    }
    const instances = events.filter(({ type }) => type !== 'seriesMaster')
    return {
      whole: instances.filter((event) => !isStub(event)),
      stubs: instances.filter(isStub),
    }
  }

  /** Gives stubs what their series says, which is asked for once each. A stub of a series that is gone is dropped. */
  async complete(stubs: GraphEvent[], signal: AbortSignal | undefined): Promise<GraphEvent[]> {
    const whole = stubs.map(async (stub) => {
      const master = await this.#master(stub.seriesMasterId ?? '', signal)
      return master === null ? [] : [fromSeries(stub, master)]
    })
    return (await Promise.all(whole)).flat()
  }

  #master(id: string, signal: AbortSignal | undefined): Promise<GraphEvent | null> {
    const known = this.#known.get(id)
    if (known) return known
    const asked = findEvent(this.#client, id, signal)
    this.#known.set(id, asked)
    return asked
  }
}

/** One event by its id; null when there is none. */
export async function findEvent(
  client: GraphClient,
  id: string,
  signal: AbortSignal | undefined,
): Promise<GraphEvent | null> {
  if (id === '') return null
  return client.find({ path: `me/events/${encodeURIComponent(id)}`, signal }, eventShape)
}
