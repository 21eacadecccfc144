import type { CalendarEvent, EventTime } from './calendar-event.ts'

/** Many programs export every time in UTC: that says when something is, not in which zone people live it. */
export function inOwnersZone(event: CalendarEvent, ownersZone: string): CalendarEvent {
  const lived = (time: EventTime): EventTime =>
    /^(etc\/)?(utc|gmt|zulu|universal)$/i.test(time.timeZone) ? { ...time, timeZone: ownersZone } : time
  return { ...event, start: lived(event.start), end: lived(event.end) }
}
