import ICAL from 'ical.js'
import { dayMs } from './written-time.ts'
import type { Zone } from './zone.ts'

/** What the rules of real time zones are made of; a time of day only once, as Lotus Notes writes it. */
const allowedParts = new Set(['BYMONTH', 'BYDAY', 'BYMONTHDAY'])
const allowedOnce = new Set(['BYHOUR', 'BYMINUTE', 'BYSECOND'])

/** A zone that the file defines itself; null when its definition makes no sense. `id` is the IANA name to show. */
export function customZone(component: ICAL.Component, id: string): Zone | null {
  const observances = component.getAllSubcomponents()
  if (observances.length === 0 || !observances.every(isSound)) return null
  const zone = new ICAL.Timezone(component)
  const offsetAtWall = (wall: number): number => zone.utcOffset(icalTime(wall)) * 1000
  return {
    id,
    toInstant: (wall) => wall - offsetAtWall(wall),
    toWall(instant) {
      const guess = instant + offsetAtWall(instant)
      return instant + offsetAtWall(guess)
    },
  }
}

/** One crafted definition with a finer rule could keep ical.js busy for minutes. */
function isSound(observance: ICAL.Component): boolean {
  const start = observance.getFirstPropertyValue('dtstart')
  if (!(start instanceof ICAL.Time) || !observance.hasProperty('tzoffsetto')) return false
  return observance.getAllProperties('rrule').every((property) => {
    const rule = property.getFirstValue()
    if (!(rule instanceof ICAL.Recur) || rule.freq !== 'YEARLY') return false
    const parts = Object.entries(rule.parts)
    return parts.every(
      ([part, values]) => allowedParts.has(part) || (allowedOnce.has(part) && values?.length === 1),
    )
  })
}

/** The wall clock as an ical.js time without zone; `wall` is in milliseconds as though it were in UTC. */
export function icalTime(wall: number, isDate = false): ICAL.Time {
  const date = new Date(wall)
  return ICAL.Time.fromData({
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: isDate ? 0 : date.getUTCHours(),
    minute: isDate ? 0 : date.getUTCMinutes(),
    second: isDate ? 0 : date.getUTCSeconds(),
    isDate,
  })
}

export function wallOf(time: ICAL.Time): number {
  const midnight = Date.UTC(time.year, time.month - 1, time.day)
  return time.isDate ? midnight : midnight + ((time.hour * 60 + time.minute) * 60 + time.second) * 1000
}

/** Start of the day, on the wall. */
export function dayOf(wall: number): number {
  return Math.floor(wall / dayMs) * dayMs
}
