import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { ReadRequest } from '../../../calendar/calendar-port.ts'
import { ObjectBook } from './object-book.ts'

/** Raised whenever the same objects would be read differently, so that every calendar is read again. */
const readerVersion = 1

/** How a server tells whether anything changed: by sync token (RFC 6578), by ctag, or by nothing at all. */
const markShape = z.discriminatedUnion('by', [
  z.object({ by: z.literal('token'), token: z.string() }),
  z.object({ by: z.literal('ctag'), ctag: z.string().nullable() }),
])
export type CalendarMark = z.infer<typeof markShape>

const cursorShape = z.object({
  reader: z.literal(readerVersion),
  place: z.string(),
  /** Days of the window, and the zone of the user: another view needs the objects anew. */
  view: z.object({ from: z.string(), to: z.string(), timeZone: z.string() }),
  mark: markShape,
  /** Reads in a row in which some object could not be fetched. */
  failures: z.number(),
  objects: z.string(),
})

export interface CaldavCursor extends Omit<z.infer<typeof cursorShape>, 'reader' | 'objects'> {
  book: ObjectBook
}

/** Hashed: the address of a calendar names its owner. */
export function placeOf(url: URL): string {
  return createHash('sha256').update(url.href).digest('base64url').slice(0, 16)
}

export function viewOf({ window, timeZone }: ReadRequest): CaldavCursor['view'] {
  return { from: window.from.slice(0, 10), to: window.to.slice(0, 10), timeZone }
}

export function isSameView(a: CaldavCursor['view'], b: CaldavCursor['view']): boolean {
  return a.from === b.from && a.to === b.to && a.timeZone === b.timeZone
}

/** The cursor of an earlier read of this calendar; null when it is none. */
export function openCursor(cursor: string | null, place: string): CaldavCursor | null {
  if (cursor === null) return null
  try {
    const { objects, ...known } = cursorShape.parse(JSON.parse(cursor))
    return known.place === place ? { ...known, book: ObjectBook.parse(objects) } : null
  } catch {
    // Written by another version or another provider: read everything.
    return null
  }
}

export function writeCursor({ book, ...cursor }: CaldavCursor): string {
  return JSON.stringify({ reader: readerVersion, ...cursor, objects: book.toString() })
}
