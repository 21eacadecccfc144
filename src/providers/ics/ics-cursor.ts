import { z } from 'zod'
import { openCursor } from '../../calendar/calendar-cursor.ts'

/** Raised whenever the same bytes would be read differently, so that every calendar is read again. */
const readerVersion = 1

const cursorShape = z.object({
  reader: z.literal(readerVersion),
  context: z.string(),
  /** What the source looked like; null when it cannot be told whether it changed. */
  mark: z.string().nullable(),
  eventsRead: z.number(),
})

export type IcsCursor = z.infer<typeof cursorShape>

export function knownCursor(cursor: string | null, context: string): IcsCursor | null {
  return openCursor(cursorShape, cursor, context)
}

export function writeCursor(cursor: Omit<IcsCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}
