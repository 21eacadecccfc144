import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import type { Zone } from '../time/zone.ts'
import type { IcalEvent } from './ical-event.ts'

export interface PlacedTime {
  /** Instants in milliseconds since 1970. */
  start: number
  end: number
  zone: Zone
  /** Original start when it is an instance of a series. */
  original: number | null
}

export function toCalendarEvent(event: IcalEvent, { start, end, zone, original }: PlacedTime): CalendarEvent {
  return {
    sourceId: null,
    uid: event.uid,
    recurrenceId: original === null ? null : iso(original),
    sequence: event.sequence,
    allDay: event.start.form === 'date',
    start: { instant: iso(start), timeZone: zone.id },
    end: { instant: iso(end), timeZone: zone.id },
    ...event.details,
  }
}

function iso(instant: number): string {
  return new Date(instant).toISOString()
}
