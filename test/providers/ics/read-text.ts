import type { CalendarEvent } from '../../../src/calendar/calendar-event.ts'
import type { CalendarChange, CalendarProblem, ReadRequest } from '../../../src/calendar/calendar-port.ts'
import { createIcsCalendar, type IcsCalendarOptions } from '../../../src/providers/ics/index.ts'
import type { SafeFetch } from '../../../src/shared/safe-fetch.ts'
import { contractRequest, endOfRead, eventsOf } from '../../contracts/calendar-harness.ts'

export interface Reading {
  events: CalendarEvent[]
  problems: CalendarProblem[]
  end: ReturnType<typeof endOfRead>
  changes: CalendarChange[]
}

/** Reads bytes as a subscribed calendar would be read, in the chunks given. */
export async function readBytes(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  request: Partial<ReadRequest> = {},
  options: Partial<IcsCalendarOptions> = {},
): Promise<Reading> {
  const calendar = createIcsCalendar({
    location: 'https://calendar.example/basic.ics',
    fetch: answering(chunks),
    ...options,
  })
  const changes = await Array.fromAsync(calendar.read({ ...contractRequest(null), ...request }))
  const problems = changes.flatMap((change) => (change.type === 'problem' ? [change.problem] : []))
  return { events: eventsOf(changes), problems, end: endOfRead(changes), changes }
}

export function readText(text: string, request: Partial<ReadRequest> = {}): Promise<Reading> {
  return readBytes([Buffer.from(text)], request)
}

function answering(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): SafeFetch {
  return async ({ url }) => ({
    status: 200,
    url,
    header: () => null,
    body: (async function* () {
      yield* chunks
    })(),
    close: async () => {},
  })
}
