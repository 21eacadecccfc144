import type { CalendarEvent } from '../calendar/calendar-event.ts'

/** The same in every calendar that shows the event: a moved instance keeps its original start. */
export function eventIdentity({ uid, recurrenceId }: Pick<CalendarEvent, 'uid' | 'recurrenceId'>): string {
  return JSON.stringify([uid, recurrenceId])
}

/** Is `a` a later revision than `b`? */
export function isLaterRevision(a: CalendarEvent, b: CalendarEvent): boolean {
  if (a.sequence !== b.sequence) return a.sequence > b.sequence
  return (a.updatedAt ?? '') > (b.updatedAt ?? '')
}
