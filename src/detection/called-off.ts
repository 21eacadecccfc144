import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'

/** Why a session will not take place, as its event says; null when it will. */
export function calledOff(event: CalendarEvent, owner: Owner): 'cancelled' | 'declined' | null {
  if (event.status === 'cancelled') return 'cancelled'
  const own = event.attendees.find(({ email }) => email === owner.email)
  return own?.response === 'declined' ? 'declined' : null
}
