import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ReadRequest } from '../../calendar/calendar-port.ts'

/** Raised whenever the same answers would be read differently, so that every calendar is read again. */
const readerVersion = 2

/** A delta may keep silent about an instance that was deleted: after so long everything is read again; milliseconds. */
const longestTrust = 26 * 60 * 60 * 1000

const cursorShape = z.object({
  reader: z.literal(readerVersion),
  /** Calendar, days of the window and zone it belongs to. */
  context: z.string(),
  /** When everything was read; ISO instant in UTC. */
  completeAt: z.string(),
  /** Where the changes since then are told; null where Microsoft cannot tell them. */
  deltaLink: z.string().nullable(),
  /** What a plain list looked like, where there is no delta. */
  mark: z.string().nullable(),
  eventsRead: z.number(),
})

export type CalendarCursor = z.infer<typeof cursorShape>

/**
 * Everything else an answer depends on. Graph builds the window into the token, so that a window which moved on by a
 * day needs a new beginning; being one full read a day, it is the reconciliation with the calendar as well.
 */
export function readContext(calendarId: string, { window, timeZone }: ReadRequest): string {
  const days = [window.from.slice(0, 10), window.to.slice(0, 10)]
  return createHash('sha256')
    .update(JSON.stringify([calendarId, days, timeZone]))
    .digest('base64url')
}

/** The cursor of an earlier read when it still applies, else null. */
export function openCursor(cursor: string | null, context: string, now: string): CalendarCursor | null {
  if (cursor === null) return null
  try {
    const known = cursorShape.parse(JSON.parse(cursor))
    const age = Date.parse(now) - Date.parse(known.completeAt)
    return known.context === context && age <= longestTrust ? known : null
  } catch {
    // Written by another version or another provider: read everything.
    return null
  }
}

export function writeCursor(cursor: Omit<CalendarCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}
