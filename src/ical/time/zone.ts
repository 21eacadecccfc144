import { Temporal } from 'temporal-polyfill'
import { dayMs } from './written-time.ts'

/** Turns what the wall clock shows into instants and back. Both are milliseconds since 1970. */
export interface Zone {
  /** IANA name. */
  id: string
  toInstant(wall: number): number
  toWall(instant: number): number
}

export const utc: Zone = { id: 'UTC', toInstant: (wall) => wall, toWall: (instant) => instant }

/** No zone was ever further from UTC, so a day's offsets all lie between these distances. */
const widest = 16 * 60 * 60 * 1000
const rememberedDays = 20_000

/**
 * A zone of the IANA database. A time that a change of the clocks skips or repeats is read as RFC 5545 (3.3.5)
 * says: the skipped one with the offset before the change, the repeated one as its first.
 */
export function ianaZone(id: string): Zone {
  // Nearly every day has one offset; asking the time-zone database once a day makes large calendars quick.
  const offsets = new Map<number, number | null>()

  const offsetAt = (instant: number) =>
    Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(id).offsetNanoseconds / 1e6

  const offsetOfDay = (day: number): number | null => {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const before = offsetAt(day * dayMs - widest)
    const offset = before === offsetAt((day + 1) * dayMs + widest) ? before : null
    if (offsets.size >= rememberedDays) offsets.clear()
    offsets.set(day, offset)
    return offset
  }

  return {
    id,
    toInstant(wall) {
      const offset = offsetOfDay(Math.floor(wall / dayMs))
      if (offset !== null) return wall - offset
      const plain = Temporal.Instant.fromEpochMilliseconds(wall).toZonedDateTimeISO('UTC').toPlainDateTime()
      return plain.toZonedDateTime(id, { disambiguation: 'compatible' }).epochMilliseconds
    },
    toWall: (instant) => instant + offsetAt(instant),
  }
}
