// Sync tokens: https://developers.google.com/workspace/calendar/api/guides/sync
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { openCursor } from '../../calendar/calendar-cursor.ts'

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

export function knownCursor(cursor: string | null, context: string): GoogleCursor | null {
  return openCursor(cursorShape, cursor, context)
}

export function writeCursor(cursor: Omit<GoogleCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}

export function contentOf(items: readonly unknown[]): string {
  const lines = items.map((item) => JSON.stringify(item)).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('base64url')
}
