import ICAL from 'ical.js'
import type { JcalComponent, JcalProperty } from './jcal.ts'
import type { SampleEntry, SamplePerson } from './sample-entry.ts'
import { type SampleClock, timeProperties } from './sample-time.ts'

/** Identity of an entry in the calendar: the same in every copy of the sample. */
export function sampleUid(id: string): string {
  return `${id}@sample-calendar.example`
}

/** The VEVENT of an entry; `stamp` is its DTSTAMP, a UTC time to the second. */
export function sampleEvent(
  entry: SampleEntry,
  owner: SamplePerson,
  clock: SampleClock,
  stamp: string,
): JcalComponent {
  const properties: JcalProperty[] = [
    ['uid', {}, 'text', sampleUid(entry.id)],
    ['dtstamp', {}, 'date-time', stamp],
    ...timeProperties(entry, clock),
    ...recurrence(entry.repeat),
    ['summary', {}, 'text', entry.title],
    ...optional('description', 'text', entry.description?.trimEnd()),
    ...optional('location', 'text', entry.location),
    ['status', {}, 'text', entry.status.toUpperCase()],
    ...people(entry, owner),
    ...optional('x-google-conference', 'unknown', entry.conference),
  ]
  return ['vevent', properties, []]
}

function optional(name: string, type: string, value: string | undefined): JcalProperty[] {
  return value === undefined ? [] : [[name, {}, type, value]]
}

function recurrence(rule: string | undefined): JcalProperty[] {
  return rule === undefined ? [] : [['rrule', {}, 'recur', ICAL.Recur.fromString(rule).toJSON()]]
}

function people({ organizer, attendees, answer }: SampleEntry, owner: SamplePerson): JcalProperty[] {
  if (!organizer) return []
  const others = attendees.map((person) => participant('attendee', person, { partstat: 'ACCEPTED' }))
  return [
    participant('organizer', organizer, {}),
    participant('attendee', owner, { partstat: answer.toUpperCase() }),
    ...others,
  ]
}

function participant(name: string, person: SamplePerson, parameters: Record<string, string>): JcalProperty {
  return [name, { cn: person.name, ...parameters }, 'cal-address', `mailto:${person.email}`]
}
