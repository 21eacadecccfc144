import type { JcalProperty } from '../event/jcal.ts'

export const dayMs = 24 * 60 * 60 * 1000

/** A DATE or DATE-TIME as it is written (RFC 5545, 3.3.4 and 3.3.5): what the clock on the wall shows. */
export interface WrittenTime {
  /** Milliseconds since 1970 as though the wall were in UTC; midnight for a date. */
  wall: number
  form: 'date' | 'utc' | 'local'
  /** TZID without quotes and blanks; null for floating, UTC and dates. */
  tzid: string | null
}

/** Reads one value of a jCal property (`2026-05-04T09:00:00Z`); null when it is no date and no time. */
export function writtenTime(value: unknown, property: JcalProperty): WrittenTime | null {
  if (typeof value !== 'string') return null
  const midnight = readDate(value)
  if (midnight === null) return null
  // ical.js writes a date that lacks VALUE=DATE as a time without digits.
  if (value.length === 10 || value.startsWith('T::', 10)) return { wall: midnight, form: 'date', tzid: null }
  const time = readTime(value)
  if (time === null) return null
  const isUtc = value.charCodeAt(value.length - 1) === 0x5a
  return { wall: midnight + time, form: isUtc ? 'utc' : 'local', tzid: isUtc ? null : zoneName(property) }
}

/** Milliseconds at midnight of the date at the front; null when there is no such day. */
function readDate(value: string): number | null {
  const year = number(value, 0) * 100 + number(value, 2)
  const month = number(value, 5)
  const day = number(value, 8)
  if (value[4] !== '-' || value[7] !== '-' || !(day >= 1 && day <= 31)) return null
  const midnight = Date.UTC(year, month - 1, day)
  const real = day <= 28 || new Date(midnight).getUTCDate() === day
  return month >= 1 && month <= 12 && year >= 100 && real ? midnight : null
}

/** Milliseconds since midnight. Seconds may be missing; a leap second is read as the second before it. */
function readTime(value: string): number | null {
  const hour = number(value, 11)
  const minute = number(value, 14)
  const seconds = value.charCodeAt(17)
  const second = seconds >= 0x30 && seconds <= 0x39 ? Math.min(number(value, 17), 59) : 0
  if (value[10] !== 'T' || !(hour < 24 && minute < 60 && second < 60)) return null
  return ((hour * 60 + minute) * 60 + second) * 1000
}

/** Two digits; NaN when they are none. */
function number(value: string, at: number): number {
  const tens = value.charCodeAt(at) - 0x30
  const ones = value.charCodeAt(at + 1) - 0x30
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

function zoneName(property: JcalProperty): string | null {
  const tzid = property[1].tzid
  if (tzid === undefined) return null
  return (Array.isArray(tzid) ? tzid[0] : tzid)?.replace(/^["'\s]+|["'\s]+$/g, '') || null
}
