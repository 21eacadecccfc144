import { Temporal } from 'temporal-polyfill'
import type { PublishedEvent } from '../../contracts/calendar-harness.ts'
import type { Calendar, EventInput, EventRef } from '../../fake-cloud/index.ts'

/** Makes a calendar of the stand-in hold exactly these events, by doing what people would do. */
export class Publisher {
  readonly #calendar: Calendar
  readonly #known = new Map<string, { ref: EventRef; event: PublishedEvent }>()

  constructor(calendar: Calendar) {
    this.#calendar = calendar
  }

  async publish(events: PublishedEvent[]): Promise<void> {
    for (const [uid, { ref }] of this.#known) {
      if (events.some((event) => event.uid === uid)) continue
      this.#calendar.delete(ref)
      this.#known.delete(uid)
    }
    for (const event of events) this.#put(event)
  }

  #put(event: PublishedEvent): void {
    const known = this.#known.get(event.uid)
    const ref = known?.ref ?? this.#calendar.add(inputOf(event))
    this.#known.set(event.uid, { ref, event })
    const before = known?.event ?? { ...event, cancelled: false, instances: [] }
    if (before.start !== event.start) this.#calendar.move(ref, timesOf(event))
    if (event.cancelled && !before.cancelled) this.#calendar.cancel(ref)
    for (const each of event.instances ?? []) {
      const instance = this.#calendar.instance(ref, pointOf(each.original, event.timeZone))
      if (each.cancelled) this.#calendar.delete(instance)
      else if (each.start) this.#calendar.move(instance, { start: pointOf(each.start, event.timeZone) })
    }
  }
}

function inputOf(event: PublishedEvent): EventInput {
  const responses = { true: 'declined', false: 'needsAction' } as const
  return {
    uid: event.uid,
    title: event.title,
    ...timesOf(event),
    timeZone: event.timeZone,
    ...(event.organizer ? { organizer: event.organizer } : {}),
    attendees: (event.attendees ?? []).map(({ name, email, declined, optional, room }) => ({
      name,
      email,
      response: responses[`${declined ?? false}`],
      optional: optional ?? false,
      resource: room ?? false,
    })),
    ...(event.weeks ? { recurrence: `FREQ=WEEKLY;COUNT=${event.weeks}` } : {}),
  }
}

function timesOf({ start, end, timeZone }: PublishedEvent): { start: string; end: string } {
  return { start: pointOf(start, timeZone), end: pointOf(end, timeZone) }
}

/** A day stays one; a wall-clock time becomes an instant. */
function pointOf(local: string, timeZone: string): string {
  if (local.length === 10) return local
  const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
  return new Date(zoned.epochMilliseconds).toISOString()
}
