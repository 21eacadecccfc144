import type { CalendarEvent } from '../../src/calendar/calendar-event.ts'
import type { CalendarChange, CalendarPort, ReadRequest } from '../../src/calendar/calendar-port.ts'
import type { ProviderErrorKind } from '../../src/shared/provider-error.ts'

/** An event to be put into the source, in words that every calendar format knows. */
export interface PublishedEvent {
  uid: string
  title: string
  /** `2026-05-04T09:00` on the wall clock of `timeZone`, or `2026-05-04` for a whole day. */
  start: string
  end: string
  /** IANA name; ignored for whole days. */
  timeZone: string
  sequence?: number
  cancelled?: boolean
  organizer?: { name: string; email: string }
  attendees?: { name: string; email: string; declined?: boolean; optional?: boolean; room?: boolean }[]
  /** Repeats every week this often. */
  weeks?: number
  /** Instances of the series that differ: by their original start. */
  instances?: { original: string; start?: string; end?: string; cancelled?: boolean }[]
}

export interface CalendarHarness {
  calendar: CalendarPort
  /** Makes the source hold exactly these events. */
  publish(events: PublishedEvent[]): Promise<void>
  /** Makes the next reads fail in ways which must come out as these kinds of ProviderError. */
  failures: { kind: ProviderErrorKind; name: string; arrange(): Promise<void> }[]
  close(): Promise<void>
}

export const contractWindow = { from: '2026-04-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }

export function contractRequest(cursor: string | null): ReadRequest {
  return { cursor, window: contractWindow, timeZone: 'Europe/Berlin', now: '2026-05-01T08:00:00.000Z' }
}

export async function readAll(
  calendar: CalendarPort,
  cursor: string | null = null,
): Promise<CalendarChange[]> {
  return Array.fromAsync(calendar.read(contractRequest(cursor)))
}

export function eventsOf(changes: CalendarChange[]): CalendarEvent[] {
  return changes.flatMap((change) => (change.type === 'event' ? [change.event] : []))
}

export function endOfRead(changes: CalendarChange[]): Extract<CalendarChange, { type: 'end' }> {
  const last = changes.at(-1)
  if (last?.type !== 'end') throw new Error('a read must finish with its end')
  return last
}

/** Is it a tombstone of this event, by its UID or by the name it had in an earlier read? */
export function saysGone(change: CalendarChange, uid: string, before: CalendarChange[]): boolean {
  if (change.type !== 'gone') return false
  if (!('sourceId' in change)) return change.uid === uid
  return eventsOf(before).some((event) => event.uid === uid && event.sourceId === change.sourceId)
}
