import { Temporal } from 'temporal-polyfill'
import type { PublishedEvent } from '../../contracts/calendar-harness.ts'
import type { Calendar, EventInput, EventRef } from '../../fake-cloud/index.ts'

interface Published {
  ref: EventRef
  event: PublishedEvent
}

/** Makes a calendar of the fake hold exactly what a contract publishes, by what people would do to get there. */
export function publisher(calendar: Calendar): (events: PublishedEvent[]) => Promise<void> {
  const known = new Map<string, Published>()
  return async (events) => {
    const wanted = new Set(events.map(({ uid }) => uid))
    for (const [uid, { ref }] of known) {
      if (wanted.has(uid)) continue
      calendar.delete(ref)
      known.delete(uid)
    }
    for (const event of events) {
      const before = known.get(event.uid)
      if (before) change(calendar, before, event)
      known.set(event.uid, { ref: before?.ref ?? add(calendar, event), event })
    }
  }
}

function add(calendar: Calendar, event: PublishedEvent): EventRef {
  const ref = calendar.add(inputOf(event))
  for (const { original, start, end, cancelled } of event.instances ?? []) {
    const instance = calendar.instance(ref, instantOf(original, event.timeZone))
    if (cancelled) calendar.cancel(instance)
    else if (start) calendar.move(instance, range({ ...event, start, end: end ?? start }))
  }
  if (event.cancelled) calendar.cancel(ref)
  return ref
}

function change(calendar: Calendar, { ref, event }: Published, next: PublishedEvent): void {
  if (next.cancelled && !event.cancelled) calendar.cancel(ref)
  else if (next.start !== event.start || next.end !== event.end) calendar.move(ref, range(next))
}

function inputOf(event: PublishedEvent): EventInput {
  const { uid, title, timeZone, organizer, attendees = [], weeks } = event
  return {
    uid,
    title,
    timeZone,
    ...range(event),
    ...(organizer ? { organizer } : {}),
    attendees: attendees.map(({ declined, room, optional, ...who }) => ({
      ...who,
      response: declined ? 'declined' : 'accepted',
      optional: optional ?? false,
      resource: room ?? false,
    })),
    ...(weeks ? { recurrence: `FREQ=WEEKLY;COUNT=${weeks}` } : {}),
  }
}

function range({ start, end, timeZone }: PublishedEvent): { start: string; end: string } {
  return { start: instantOf(start, timeZone), end: instantOf(end, timeZone) }
}

function instantOf(local: string, timeZone: string): string {
  if (!local.includes('T')) return local
  const { epochMilliseconds } = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
  return new Date(epochMilliseconds).toISOString()
}
