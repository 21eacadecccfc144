import type { CalendarState } from './calendar-state.ts'
import type { When } from './times.ts'
import type { Attendee, EventKind, Person } from './types.ts'

export interface EventContent {
  title: string
  description: string
  location: string
  meetingUrl: string | null
  start: When
  end: When
  organizer: Person | null
  attendees: Attendee[]
  status: 'confirmed' | 'tentative' | 'cancelled'
  kind: EventKind
  attendeesOmitted: boolean
  visibility: 'default' | 'private'
}

/** What became of one instance of a series. */
export interface InstanceState {
  content: Partial<EventContent>
  deleted: boolean
  /** Microsoft says nothing about it in a delta. */
  silent: boolean
  version: number
}

/** One event of the world. Several calendars may show it. */
export interface EventState {
  uid: string
  /** The same in every calendar, as Google has it. */
  id: string
  content: EventContent
  rule: string | null
  /** By original start, in milliseconds. */
  instances: Map<number, InstanceState>
  created: string
  updated: string
  sequence: number
  /** Counts changes of the whole; those of single instances count for themselves. */
  version: number
  appearances: Appearance[]
}

/** An event in one calendar. */
export interface Appearance {
  event: EventState
  calendar: CalendarState
  /** Microsoft's two ids for the same thing: the first changes when it is moved, the second does not. */
  mutableId: string
  immutableId: string
  deleted: boolean
}

/** What a calendar shows: a single event, a series, or one instance of it. */
export interface EventView {
  /** Google's id; an instance has its original start in it. */
  id: string
  kind: 'single' | 'master' | 'occurrence' | 'exception'
  appearance: Appearance
  content: EventContent
  originalStart: When | null
  version: string
}
