// Sync tokens: https://developers.google.com/workspace/calendar/api/guides/sync
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ReadRequest } from '../../calendar/calendar-port.ts'

/** Raised whenever the same answers would be read differently, so that every calendar is read again. */
const readerVersion = 2

const cursorShape = z.object({
  reader: z.literal(readerVersion),
  context: z.string(),
  /** What Google gave on the last page; null where it gives none. */
  syncToken: z.string().nullable(),
  /** Hash of all that was listed, to see a change where there is no token; else null. */
  content: z.string().nullable(),
  eventsRead: z.number(),
})

export type GoogleCursor = z.infer<typeof cursorShape>

/**
 * Everything else an answer depends on. The days of the window are part of it: a token tells what changed, never what
 * came into the window because time passed, so the first read of a day is a full one.
 */
export function readContext(calendarId: string, { window, timeZone }: ReadRequest): string {
  const days = [window.from.slice(0, 10), window.to.slice(0, 10)]
  return createHash('sha256')
    .update(JSON.stringify([calendarId, days, timeZone]))
    .digest('base64url')
}

/** The cursor of an earlier read when it still applies, else null. */
export function openCursor(cursor: string | null, context: string): GoogleCursor | null {
  if (cursor === null) return null
  try {
    const known = cursorShape.parse(JSON.parse(cursor))
    return known.context === context ? known : null
  } catch {
    // Written by another version or another provider: read everything.
    return null
  }
}

export function writeCursor(cursor: Omit<GoogleCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}

export function contentOf(items: readonly unknown[]): string {
  const lines = items.map((item) => JSON.stringify(item)).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('base64url')
}
