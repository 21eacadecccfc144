import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { ReadRequest } from './calendar-port.ts'

/**
 * Everything an answer depends on besides the calendar's content. The days of the window are part of it: what comes
 * into the window because time passed is told by nobody, so that the first read of a day is a full one. Hashed, because
 * a place may hold a secret.
 */
export function readContext(place: string, { window, timeZone }: ReadRequest): string {
  const days = [window.from.slice(0, 10), window.to.slice(0, 10)]
  return createHash('sha256')
    .update(JSON.stringify([place, days, timeZone]))
    .digest('base64url')
}

/** The cursor of an earlier read when it still applies, else null. */
export function openCursor<T extends { context: string }>(
  shape: z.ZodType<T>,
  cursor: string | null,
  context: string,
): T | null {
  if (cursor === null) return null
  try {
    const known = shape.parse(JSON.parse(cursor))
    return known.context === context ? known : null
  } catch {
    // Written by another version or another provider: read everything.
    return null
  }
}
