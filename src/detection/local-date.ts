import { Temporal } from 'temporal-polyfill'
import type { CalendarEvent } from '../calendar/calendar-event.ts'

/** The day on which an event starts where it was written, as YYYY-MM-DD. */
export function localDate({ start }: Pick<CalendarEvent, 'start'>): string {
  return Temporal.Instant.from(start.instant).toZonedDateTimeISO(start.timeZone).toPlainDate().toString()
}
