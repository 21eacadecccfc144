import type { WrittenEnd } from '../event/ical-event.ts'
import { dayMs, type WrittenTime } from './written-time.ts'
import type { Zone } from './zone.ts'

/** How long an event is: days follow the clock on the wall, milliseconds do not. */
export interface EventSpan {
  days: number
  ms: number
  /** The end was written before the start; the span is then the shortest the event can have. */
  backwards: boolean
}

/** RFC 5545, 3.6.1: without an end a date lasts a day and a time lasts no time. */
export function eventSpan(
  start: WrittenTime,
  end: WrittenEnd,
  zoneFor: (time: WrittenTime) => Zone,
): EventSpan {
  return start.form === 'date' ? wholeDays(start, end) : exactTime(start, end, zoneFor)
}

function wholeDays(start: WrittenTime, end: WrittenEnd): EventSpan {
  let days = 1
  if (end.type === 'at') days = Math.ceil((end.time.wall - start.wall) / dayMs)
  if (end.type === 'after') days = end.duration.days + Math.ceil(end.duration.ms / dayMs)
  return { days: Math.max(days, 1), ms: 0, backwards: days < 0 }
}

function exactTime(start: WrittenTime, end: WrittenEnd, zoneFor: (time: WrittenTime) => Zone): EventSpan {
  if (end.type === 'none') return { days: 0, ms: 0, backwards: false }
  if (end.type === 'after') {
    const { days, ms } = end.duration
    return days * dayMs + ms < 0 ? { days: 0, ms: 0, backwards: true } : { days, ms, backwards: false }
  }
  const ms = zoneFor(end.time).toInstant(end.time.wall) - zoneFor(start).toInstant(start.wall)
  return { days: 0, ms: Math.max(ms, 0), backwards: ms < 0 }
}

/** The instant at which something ends that starts on this wall clock. */
export function endOf(wall: number, zone: Zone, { days, ms }: EventSpan): number {
  return zone.toInstant(wall + days * dayMs) + ms
}
