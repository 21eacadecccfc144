import ICAL from 'ical.js'
import { Temporal } from 'temporal-polyfill'

export interface Instance {
  id: string
  status: string
  allDay: boolean
  start: Temporal.ZonedDateTime
  end: Temporal.ZonedDateTime
}

const end = (instance: Instance) => instance.end.epochMilliseconds
const start = (instance: Instance) => instance.start.epochMilliseconds

/** Every instance that touches the 60 days before `now` and the 30 after it, as another program reads the text. */
export function instancesAround(ics: string, now: Temporal.Instant, timeZone: string): Instance[] {
  const from = now.subtract({ hours: 60 * 24 }).epochMilliseconds
  const to = now.add({ hours: 30 * 24 }).epochMilliseconds
  const calendar = new ICAL.Component(ICAL.parse(ics))
  return calendar
    .getAllSubcomponents('vevent')
    .flatMap((component) => expand(new ICAL.Event(component), to, timeZone))
    .filter((instance) => end(instance) > from && start(instance) < to)
}

export function overlap(one: Instance, other: Instance): boolean {
  return start(one) < end(other) && start(other) < end(one)
}

function expand(event: ICAL.Event, to: number, timeZone: string): Instance[] {
  if (!event.isRecurring()) return [instance(event, event.startDate, event.endDate, timeZone)]
  const instances: Instance[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next; next = iterator.next()) {
    const { startDate, endDate } = event.getOccurrenceDetails(next)
    const found = instance(event, startDate, endDate, timeZone)
    if (start(found) >= to) break
    instances.push(found)
  }
  return instances
}

function instance(event: ICAL.Event, from: ICAL.Time, to: ICAL.Time, timeZone: string): Instance {
  return {
    id: event.uid.replace(/@.*/, ''),
    status: String(event.component.getFirstPropertyValue('status')),
    allDay: from.isDate,
    start: zoned(from, timeZone),
    end: zoned(to, timeZone),
  }
}

/** Goes through the VTIMEZONE in the file, not through what this machine knows about the zone. */
function zoned(time: ICAL.Time, timeZone: string): Temporal.ZonedDateTime {
  if (time.zone === ICAL.Timezone.localTimezone)
    return Temporal.PlainDateTime.from(time.toString()).toZonedDateTime(timeZone)
  return Temporal.Instant.fromEpochMilliseconds(time.toUnixTime() * 1000).toZonedDateTimeISO(timeZone)
}
