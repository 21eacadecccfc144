/**
 * The one event type of Afterword. Every calendar provider produces exactly this, whatever its own format says.
 */

/** A point on the calendar, already resolved to an instant. */
export interface EventTime {
  /** Instant in UTC, ISO 8601 with milliseconds and `Z`. An all-day date is midnight in `timeZone`. */
  instant: string
  /** IANA zone in which the event was written; the user's own for floating and all-day times. */
  timeZone: string
}

/** RFC 5545 PARTSTAT, narrowed to what changes a plan. */
export type Response = 'accepted' | 'declined' | 'tentative' | 'needs-action'

export interface Participant {
  /** Displayed name, trimmed; null when the calendar gives none. */
  name: string | null
  /** Address in lower case; null when it is missing or not an address. */
  email: string | null
}

export interface Attendee extends Participant {
  response: Response
  /** Rooms, resources and groups are `other`. */
  kind: 'person' | 'other'
  optional: boolean
}

export interface CalendarEvent {
  /**
   * What its calendar calls this instance, or the entry it stands in, for tombstones that say no more; null where it
   * has no such name.
   */
  sourceId: string | null
  /** iCalendar UID; made from the content when the source has none. The same in every copy of the event. */
  uid: string
  /**
   * Original start of this instance as an ISO instant in UTC when the event belongs to a series, else null.
   * A moved instance keeps its original start here: (uid, recurrenceId) is the identity of an event.
   */
  recurrenceId: string | null
  /** Title of the series, where this instance was given another and the source holds both. */
  seriesTitle?: string
  /** iCalendar SEQUENCE; a higher number is a later revision. */
  sequence: number
  status: 'confirmed' | 'tentative' | 'cancelled'
  /** False for entries which cannot be meetings: birthdays, working location, out of office, focus time. */
  isMeeting: boolean
  allDay: boolean
  title: string
  /** As the source gives it; may contain HTML. Untrusted. */
  description: string
  location: string
  start: EventTime
  /** Never before `start`. */
  end: EventTime
  organizer: Participant | null
  attendees: Attendee[]
  /** Link of the conference the event carries as a property of its own (not one found in the text). */
  conferenceUrl: string | null
  /** The URL property. */
  url: string | null
  /** ISO instant of the last change in the source, if it says so. */
  updatedAt: string | null
}

/** The person whose calendar it is. */
export interface Owner {
  name: string | null
  /** Lower case. */
  email: string
}
