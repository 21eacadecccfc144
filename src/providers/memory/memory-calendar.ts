import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import type { CalendarPort } from '../../calendar/calendar-port.ts'

export interface MemoryCalendar extends CalendarPort {
  /** The calendar as it is from now on. */
  replaceWith(events: CalendarEvent[]): void
}

/** A calendar in memory; its cursor is the number of times it was replaced. */
export function createMemoryCalendar(events: CalendarEvent[] = []): MemoryCalendar {
  let current = events
  let version = 0
  return {
    kind: 'memory',
    absenceNeedsSecondRead: false,
    tellsAnswers: true,
    replaceWith(next) {
      current = next
      version += 1
    },
    async *read({ cursor, window }) {
      const eventsRead = current.length
      if (cursor === String(version)) {
        yield { type: 'end', cursor, coverage: 'unchanged', eventsRead }
        return
      }
      for (const event of current) {
        if (event.end.instant > window.from && event.start.instant < window.to) yield { type: 'event', event }
      }
      yield { type: 'end', cursor: String(version), coverage: 'complete', eventsRead }
    },
  }
}
