import { Temporal } from 'temporal-polyfill'
import type { CalendarEvent } from '../../calendar/calendar-event.ts'

const ROW = /^[\s\-–•*]*(\d{1,2})[:.h](\d{2})\s?([ap]m)?\b/iu

/**
 * Rows of a day's timetable ("10:45 Victor Almeida") which belong to other sessions than this event. Empty when no
 * row begins within the event: then the times are another zone's, or mean something else.
 */
export function rowsOfOtherSessions(lines: string[], event: CalendarEvent): string[] {
  if (event.allDay) return []
  const start = wallMinutes(event.start.instant, event.start.timeZone)
  const length = (Date.parse(event.end.instant) - Date.parse(event.start.instant)) / 60_000
  const rows = lines.flatMap((line) => {
    const minutes = minutesOf(line)
    return minutes === null ? [] : [{ line, inside: minutes >= start && minutes < start + length }]
  })
  return rows.some(({ inside }) => inside) ? rows.flatMap(({ line, inside }) => (inside ? [] : [line])) : []
}

function minutesOf(line: string): number | null {
  const [, hours, minutes, half] = ROW.exec(line) ?? []
  if (hours === undefined || minutes === undefined) return null
  const afternoon = half?.toLowerCase() === 'pm' && Number(hours) < 12 ? 12 : 0
  return (Number(hours) + afternoon) * 60 + Number(minutes)
}

function wallMinutes(instant: string, timeZone: string): number {
  const { hour, minute } = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
  return hour * 60 + minute
}
