import { Temporal } from 'temporal-polyfill'

/** A point on a calendar: an instant, or a whole day of which the instant is midnight in the zone. */
export interface When {
  ms: number
  /** Set for whole days. */
  date: string | null
  zone: string
}

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

export function when(text: string, zone: string): When {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return { ms: msOfWall(`${text}T00:00:00`, zone), date: text, zone }
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new Error(`"${text}" is neither an ISO instant nor a date.`)
  return { ms, date: null, zone }
}

export function msOfWall(wall: string, zone: string): number {
  return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
}

/** Local date and time without an offset, to the second. */
export function wallOf(ms: number, zone: string): string {
  return zone === 'UTC' ? new Date(ms).toISOString().slice(0, 19) : zoned(ms, zone).slice(0, 19)
}

/** RFC 3339 with the offset of the zone. */
export function withOffset(ms: number, zone: string): string {
  return zone === 'UTC' ? `${new Date(ms).toISOString().slice(0, 19)}Z` : zoned(ms, zone).slice(0, 25)
}

const zoned = (ms: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toString({ smallestUnit: 'second' })

export const iso = (ms: number): string => new Date(ms).toISOString()

/** Adds what lies between two points to another point, by the wall clock: a day stays a day when clocks change. */
export function shift(start: number, by: { from: When; to: When }): When {
  const { from, to } = by
  const wall = (ms: number) => Date.parse(`${wallOf(ms, from.zone)}Z`)
  const local = iso(wall(start) + wall(to.ms) - wall(from.ms)).slice(0, 19)
  return {
    ms: msOfWall(local, from.zone),
    date: to.date === null ? null : local.slice(0, 10),
    zone: to.zone,
  }
}
