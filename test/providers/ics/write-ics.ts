import type { PublishedEvent } from '../../contracts/calendar-harness.ts'

/** The lines as a calendar, in CRLF. */
export function calendarOf(...lines: string[]): string {
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//Test//EN', ...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`
}

/** The lines as an event; a UID and a start are added when they are missing. */
export function eventOf(...lines: string[]): string[] {
  const has = (name: string) => lines.some((line) => new RegExp(`^${name}[;:]`, 'i').test(line))
  return [
    'BEGIN:VEVENT',
    ...(has('UID') ? [] : ['UID:one@example.org']),
    ...(has('DTSTART') ? [] : ['DTSTART:20260506T080000Z', 'DTEND:20260506T090000Z']),
    ...lines,
    'END:VEVENT',
  ]
}

/** The events of the contract in the iCalendar format. */
export function writeIcs(events: PublishedEvent[]): string {
  return calendarOf(...events.flatMap((event) => [...master(event), ...instances(event)]))
}

function master(event: PublishedEvent): string[] {
  const repeats = event.weeks ? [`RRULE:FREQ=WEEKLY;COUNT=${event.weeks}`] : []
  return component(event, repeats)
}

function instances(event: PublishedEvent): string[] {
  return (event.instances ?? []).flatMap(({ original, start, end, cancelled }) => {
    const changed = {
      ...event,
      start: start ?? original,
      end: end ?? original,
      cancelled: cancelled ?? false,
    }
    return component(changed, [time('RECURRENCE-ID', original, event.timeZone)])
  })
}

function component(event: PublishedEvent, more: string[]): string[] {
  const people = (event.attendees ?? []).map(({ name, email, declined, optional, room }) => {
    const role = optional ? 'OPT-PARTICIPANT' : 'REQ-PARTICIPANT'
    const answer = declined ? 'DECLINED' : 'NEEDS-ACTION'
    return `ATTENDEE;CN=${name};CUTYPE=${room ? 'ROOM' : 'INDIVIDUAL'};ROLE=${role};PARTSTAT=${answer}:mailto:${email}`
  })
  const { organizer } = event
  return [
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `SUMMARY:${event.title}`,
    time('DTSTART', event.start, event.timeZone),
    time('DTEND', event.end, event.timeZone),
    `SEQUENCE:${event.sequence ?? 0}`,
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    ...(organizer ? [`ORGANIZER;CN=${organizer.name}:mailto:${organizer.email}`] : []),
    ...people,
    ...more,
    'END:VEVENT',
  ]
}

function time(name: string, wall: string, timeZone: string): string {
  const digits = wall.replace(/[-:]/g, '')
  return wall.includes('T') ? `${name};TZID=${timeZone}:${digits}00` : `${name};VALUE=DATE:${digits}`
}
