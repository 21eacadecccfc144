import { z } from 'zod'
import { openCursor } from '../../calendar/calendar-cursor.ts'

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

/** Its first read of a day, a full one because the window has moved, is the reconciliation with the calendar as well. */
export function knownCursor(cursor: string | null, context: string, now: string): CalendarCursor | null {
  const known = openCursor(cursorShape, cursor, context)
  if (known === null) return null
  return Date.parse(now) - Date.parse(known.completeAt) <= longestTrust ? known : null
}

export function writeCursor(cursor: Omit<CalendarCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}
