import type { CalendarEvent } from './calendar-event.ts'

/**
 * An account may have another address than the one its owner is known by here. In the events of its calendars both are
 * the same person, who must be neither thanked nor overlooked when they decline.
 */
export function asOwner(event: CalendarEvent, account: string | null, ownersEmail: string): CalendarEvent {
  if (account === null || account === ownersEmail) return event
  const known = <T extends { email: string | null }>(person: T): T =>
    person.email === account ? { ...person, email: ownersEmail } : person
  return {
    ...event,
    organizer: event.organizer && known(event.organizer),
    attendees: event.attendees.map(known),
  }
}
