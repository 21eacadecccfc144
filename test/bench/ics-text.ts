import type { CalendarEvent, Participant } from '../../src/calendar/calendar-event.ts'

/** The event as a calendar of its own in the iCalendar format, as programs export it. */
export function icsText(event: CalendarEvent): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Example//Calendar//EN',
    'BEGIN:VEVENT',
    `UID:${event.uid}`,
    `DTSTAMP:${stamp(event.start.instant)}`,
    `DTSTART:${stamp(event.start.instant)}`,
    `DTEND:${stamp(event.end.instant)}`,
    `SUMMARY:${escaped(event.title)}`,
    `DESCRIPTION:${escaped(event.description)}`,
    `LOCATION:${escaped(event.location)}`,
    'STATUS:CONFIRMED',
    `SEQUENCE:${event.sequence}`,
    ...(event.organizer ? [`ORGANIZER${address(event.organizer)}`] : []),
    ...event.attendees.map((person) => `ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED${address(person)}`),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

function stamp(instant: string): string {
  return instant.replace(/[-:]|\.\d+/gu, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/gu, '\\$&').replace(/\n/gu, '\\n')
}

function address({ name, email }: Participant): string {
  return `;CN=${name ?? email}:mailto:${email}`
}

/** Lines are at most 75 long; here counted in characters, which is near enough. */
function fold(line: string): string {
  return line.match(/.{1,74}/gsu)?.join('\r\n ') ?? ''
}
