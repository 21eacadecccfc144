import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ReadRequest } from '../../calendar/calendar-port.ts'

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

/**
 * Everything else an answer depends on. The days of the window are part of it, so that a calendar which does not
 * change is read again once a day as the window moves on. Hashed, because a location may hold a secret.
 */
export function readContext(location: string, { window, timeZone }: ReadRequest): string {
  const days = [window.from.slice(0, 10), window.to.slice(0, 10)]
  return createHash('sha256')
    .update(JSON.stringify([location, days, timeZone]))
    .digest('base64url')
}

/** The cursor of an earlier read when it still applies, else null. */
export function openCursor(cursor: string | null, context: string): IcsCursor | null {
  if (cursor === null) return null
  try {
    const known = cursorShape.parse(JSON.parse(cursor))
    return known.context === context ? known : null
  } catch {
    // Written by another version or another provider: read everything.
    return null
  }
}

export function writeCursor(cursor: Omit<IcsCursor, 'reader'>): string {
  return JSON.stringify({ reader: readerVersion, ...cursor })
}
