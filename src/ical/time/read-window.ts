import type { TimeWindow } from '../../calendar/calendar-port.ts'
import { dayMs } from './written-time.ts'

/** Wide enough for any zone, and for an end that is written as a date. */
const slack = 2 * dayMs

export interface ReadWindow {
  /** Instants in milliseconds since 1970. */
  from: number
  to: number
  /** The same as digits of an iCalendar date (`20260501`), widened so that no zone can move an event inside. */
  fromDay: string
  toDay: string
}

export function readWindow(window: TimeWindow): ReadWindow {
  const from = Date.parse(window.from)
  const to = Date.parse(window.to)
  return { from, to, fromDay: digits(from - slack), toDay: digits(to + slack) }
}

function digits(instant: number): string {
  const year = new Date(instant).getUTCFullYear()
  if (year < 0) return '00000000'
  if (year > 9999) return '99999999'
  return new Date(instant).toISOString().slice(0, 10).replaceAll('-', '')
}

/** Whether something ends after the window opens and starts before the window closes. */
export function touches(window: ReadWindow, start: number, end: number): boolean {
  return end > window.from && start < window.to
}
