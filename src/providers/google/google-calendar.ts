// Guide: https://developers.google.com/workspace/calendar/api/guides/sync

import { readContext } from '../../calendar/calendar-cursor.ts'
import type { CalendarChange, CalendarPort, ReadRequest, TimeWindow } from '../../calendar/calendar-port.ts'
import { GoogleCalls, type GoogleOptions } from './google-calls.ts'
import { contentOf, knownCursor, writeCursor } from './google-cursor.ts'
import { fromGoogleEvent } from './google-event.ts'
import { type Listing, listChanges, listWindow } from './google-events.ts'

export interface GoogleCalendarOptions extends GoogleOptions {
  /** As the list of calendars has it; `primary` for the account's own. */
  calendarId: string
  /** The account's own address, lower case; null where it is not known. */
  accountEmail?: string | null
}

/**
 * One calendar of a Google account. The first read of a day lists the whole window; those after it ask with Google's
 * sync token what changed since, which is one request when nothing did.
 */
export function createGoogleCalendar({
  calendarId,
  accountEmail = null,
  ...options
}: GoogleCalendarOptions): CalendarPort {
  const calls = new GoogleCalls('Google Calendar', options)
  const isOwn = calendarId === 'primary' || calendarId.toLowerCase() === accountEmail
  const source = { calendarId, self: isOwn ? accountEmail : null }
  return {
    kind: 'google',
    absenceNeedsSecondRead: false,
    tellsAnswers: true,
    async *read(request) {
      const context = readContext(calendarId, request)
      const known = knownCursor(request.cursor, context)
      const token = known?.syncToken ?? null
      const changes = token === null ? null : await listChanges(calls, calendarId, token, request.signal)
      if (known && changes) {
        yield* tellChanges(source, request, changes, known.eventsRead, context)
        return
      }
      const listing = await listWindow(calls, calendarId, request.window, request.signal)
      const content = listing.syncToken === null ? contentOf(listing.items) : null
      if (known && content !== null && content === known.content) yield unchanged(request, known.eventsRead)
      else yield* tellAll(source, request, listing, { context, content })
    },
  }
}

/** The old cursor again: a token stays good for days, and a pass that writes nothing leaves the disk alone. */
function unchanged({ cursor }: ReadRequest, eventsRead: number): CalendarChange {
  return { type: 'end', cursor: cursor ?? '', coverage: 'unchanged', eventsRead }
}

interface Source {
  calendarId: string
  /** Whom Google means by `self` there; null on calendars that are nobody's own. */
  self: string | null
}

function* tellChanges(
  source: Source,
  request: ReadRequest,
  { items, syncToken }: Listing,
  eventsBefore: number,
  context: string,
): Generator<CalendarChange> {
  if (items.length === 0) return yield unchanged(request, eventsBefore)
  for (const item of items) yield* tell(source, request, item)
  const eventsRead = Math.max(eventsBefore, items.length)
  const cursor = writeCursor({ context, syncToken, content: null, eventsRead })
  yield { type: 'end', cursor, coverage: 'changes', eventsRead }
}

function* tellAll(
  source: Source,
  request: ReadRequest,
  { items, syncToken }: Listing,
  { context, content }: { context: string; content: string | null },
): Generator<CalendarChange> {
  for (const item of items) yield* tell(source, request, item)
  const eventsRead = items.length
  const cursor = writeCursor({ context, syncToken, content, eventsRead })
  yield { type: 'end', cursor, coverage: 'complete', eventsRead }
}

/** An event that was moved out of the window is gone as far as we can see. */
function* tell({ calendarId, self }: Source, request: ReadRequest, item: unknown): Generator<CalendarChange> {
  const event = fromGoogleEvent(item, request.timeZone, self)
  if (event !== null && isInside(event, request.window)) yield { type: 'event', event }
  else if (event !== null) yield* goneIf(event.sourceId)
  else if (isTombstone(item)) yield* goneIf(item.id)
  else yield { type: 'problem', problem: unreadable(calendarId) }
}

function* goneIf(sourceId: string | null): Generator<CalendarChange> {
  if (sourceId !== null) yield { type: 'gone', sourceId }
}

/** "Deleted events are only guaranteed to have the id field populated." */
function isTombstone(item: unknown): item is { id: string } {
  const { id, status } = (item ?? {}) as { id?: unknown; status?: unknown }
  return status === 'cancelled' && typeof id === 'string'
}

function isInside(
  { start, end }: { start: { instant: string }; end: { instant: string } },
  { from, to }: TimeWindow,
): boolean {
  return end.instant > from && start.instant < to
}

function unreadable(calendarId: string) {
  const place = `Google Calendar ${calendarId}`
  return { place, line: null, message: 'An event could not be read, because it has no start.' }
}
