import { Temporal } from 'temporal-polyfill'
import type { CalendarEvent } from '../../calendar/calendar-event.ts'

const ROW = /^[\s\-–•*]*(\d{1,2})[:.h](\d{2})\s?([ap]m)?\b/iu

export interface Timetable {
  /** What stands behind the times of rows that begin within the event. */
  within: string[]
  /** The same of the rows of other sessions. */
  elsewhere: string[]
}

/**
 * The rows of a day's timetable ("10:45 Bob Berger"). All of them when together they are as long as the event, in
 * whatever zone they are written. Empty when no row begins within the event: then the times mean something else.
 */
export function timetableOf(lines: string[], event: CalendarEvent): Timetable {
  const timed = lines.flatMap((line) => {
    const minutes = minutesOf(line)
    return minutes === null ? [] : [{ row: line.replace(TIMES, ''), minutes }]
  })
  if (event.allDay || timed.length === 0) return { within: [], elsewhere: [] }
  const start = wallMinutes(event.start.instant, event.start.timeZone)
  const length = (Date.parse(event.end.instant) - Date.parse(event.start.instant)) / 60_000
  const rows = timed.map(({ row, minutes }) => ({
    row,
    inside: minutes >= start && minutes < start + length,
  }))
  const lastRow = length - spanOf(timed.map(({ minutes }) => minutes))
  const isWhole = lastRow > 0 && lastRow <= LAST_ROW
  if (isWhole) return { within: rows.map(({ row }) => row), elsewhere: [] }
  const within = rows.filter(({ inside }) => inside).map(({ row }) => row)
  const elsewhere = rows.filter(({ inside }) => !inside).map(({ row }) => row)
  return within.length > 0 ? { within, elsewhere } : { within, elsewhere: [] }
}

/** The last row of a timetable is at most this long; minutes. */
const LAST_ROW = 75

function spanOf(minutes: number[]): number {
  return minutes.length < 2 ? Number.NEGATIVE_INFINITY : Math.max(...minutes) - Math.min(...minutes)
}

/** Both times of a row with the zone behind them. */
const TIMES =
  /^[\s\-–•*]*\d{1,2}[:.h]\d{2}\s?(?:[ap]m)?(?:\s?[-–—]\s?\d{1,2}[:.h]\d{2}\s?(?:[ap]m)?)?(?:\s\p{Lu}{2,4}(?=[\s:]))?[\s:–—-]*/iu

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
