import type { Owner } from '../calendar/calendar-event.ts'
import type { TimeWindow } from '../calendar/calendar-port.ts'
import { calledOff } from '../detection/called-off.ts'
import { eventIdentity } from '../detection/event-identity.ts'
import { type Connection, recordRead } from '../store/connections.ts'
import type { Database } from '../store/database.ts'
import { eventId, listEvents, type StoredEvent, saveEvent } from '../store/events.ts'
import type { CalendarReading, JudgedEvent } from './read-calendar.ts'

export interface ReadingRules {
  owner: Owner
  window: TimeWindow
  now: string
  absenceNeedsSecondRead: boolean
}

/**
 * Brings the stored copies of one calendar in line with what was read of it, together with the cursor: both or
 * neither. Answers how many copies changed.
 */
export async function applyReading(
  tx: Database,
  connection: Connection,
  reading: CalendarReading,
  rules: ReadingRules,
): Promise<number> {
  const everywhere = await listEvents(tx, connection.userId)
  const stored = everywhere.filter(({ connectionId }) => connectionId === connection.id)
  const known = copiesByIdentity(everywhere, connection)
  const listed = reading.judged.map((judged) => nextCopy(judged, connection, known, rules))
  const listedIds = new Set(listed.map(({ id }) => id))
  const absent = stored.filter(({ id }) => !listedIds.has(id)).map((copy) => ifGone(copy, reading, rules))
  const before = new Map(stored.map((copy) => [copy.id, JSON.stringify(copy)]))
  const changed = [...listed, ...absent].filter((copy) => before.get(copy.id) !== JSON.stringify(copy))
  for (const copy of changed) await saveEvent(tx, connection.userId, copy)
  await recordRead(tx, connection, {
    cursor: reading.cursor,
    eventsRead: reading.eventsRead,
    error: reading.troubles.length > 0 ? troubleSummary(reading) : null,
    at: rules.now,
  })
  return changed.length
}

function troubleSummary({ troubles }: CalendarReading): string {
  const [first] = troubles
  const more = troubles.length > 1 ? ` (and ${troubles.length - 1} more)` : ''
  return `${first?.place}: ${first?.message}${more}`
}

function nextCopy(
  { event, detection }: JudgedEvent,
  connection: Connection,
  knownCopies: Map<string, StoredEvent>,
  rules: ReadingRules,
): StoredEvent {
  const known = knownCopies.get(eventIdentity(event))
  return {
    id: eventId(connection.id, event),
    connectionId: connection.id,
    event,
    detection,
    goneSince: null,
    calledOffAt: calledOffAt({ event, detection }, known, rules),
    firstSeenAt: known?.firstSeenAt ?? rules.now,
    interviewId: known?.interviewId ?? null,
  }
}

/** Another calendar may have shown the event before; this calendar's own copy counts most. */
function copiesByIdentity(copies: StoredEvent[], connection: Connection): Map<string, StoredEvent> {
  const ownLast = copies.toSorted(
    (a, b) => Number(a.connectionId === connection.id) - Number(b.connectionId === connection.id),
  )
  return new Map(ownLast.map((copy) => [eventIdentity(copy.event), copy]))
}

/** Called off before its end counts; after it, nothing changes, unless the calendar dates the change earlier. */
function calledOffAt(
  { event }: JudgedEvent,
  known: StoredEvent | undefined,
  rules: ReadingRules,
): string | null {
  if (calledOff(event, rules.owner) === null) return null
  if (!known) return rules.now
  if (known.calledOffAt !== null) return known.calledOffAt
  const learned = event.updatedAt !== null && event.updatedAt < rules.now ? event.updatedAt : rules.now
  return learned < known.event.end.instant ? rules.now : null
}

/** A copy that the calendar did not list: gone if it says so, or if it listed everything there was. */
function ifGone(copy: StoredEvent, reading: CalendarReading, rules: ReadingRules): StoredEvent {
  if (reading.coverage === 'unchanged') return copy.goneSince === null ? copy : confirmGone(copy, rules)
  const { sourceId } = copy.event
  const isNamedGone = sourceId !== null && reading.goneSources.has(sourceId)
  const isSaidGone = isNamedGone || reading.gone.has(eventIdentity(copy.event))
  const isMissing = reading.coverage === 'complete' && isInside(copy, rules.window)
  if (!isSaidGone && !isMissing) return copy
  if (isSaidGone || !rules.absenceNeedsSecondRead || copy.goneSince !== null) return confirmGone(copy, rules)
  return { ...copy, goneSince: rules.now }
}

/** Gone before its end means called off; gone after it is an organiser tidying up. */
function confirmGone(copy: StoredEvent, { now }: ReadingRules): StoredEvent {
  const goneSince = copy.goneSince ?? now
  const isOver = goneSince >= copy.event.end.instant
  return { ...copy, goneSince, calledOffAt: copy.calledOffAt ?? (isOver ? null : now) }
}

function isInside({ event }: StoredEvent, window: TimeWindow): boolean {
  return event.end.instant > window.from && event.start.instant < window.to
}
