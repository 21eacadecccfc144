import type { CalendarEvent } from './calendar-event.ts'

/** Instances are wanted which end after `from` and start before `to`; both ISO instants in UTC. */
export interface TimeWindow {
  from: string
  to: string
}

export interface ReadRequest {
  /** What the last complete read returned; null for the first one. Opaque to everybody but the provider. */
  cursor: string | null
  window: TimeWindow
  /** Zone of the user: what floating and all-day times mean. */
  timeZone: string
  /** ISO instant in UTC. */
  now: string
  signal?: AbortSignal
}

/** Something in the calendar that could not be read. The rest was. */
export interface CalendarProblem {
  /** File, folder entry or URL (without secrets). */
  place: string
  /** Line in the file, from 1; null where lines mean nothing. */
  line: number | null
  /** One sentence without the event's own text. */
  message: string
}

export type CalendarChange =
  | { type: 'event'; event: CalendarEvent }
  /** The source says that this event is gone (a tombstone). */
  | { type: 'gone'; uid: string; recurrenceId: string | null }
  /** A tombstone that tells only the calendar's own name: everything of that name which is not listed after it. */
  | { type: 'gone'; sourceId: string }
  | { type: 'problem'; problem: CalendarProblem }
  | {
      type: 'end'
      cursor: string
      /**
       * `complete`: everything inside the window was listed, what was not listed is gone.
       * `changes`: only what changed since the cursor was listed.
       * `unchanged`: nothing changed since the cursor; nothing was listed.
       */
      coverage: 'complete' | 'changes' | 'unchanged'
      /** Events in the source as far as it is known, interviews or not. */
      eventsRead: number
    }

/**
 * A calendar that can be read. `read` yields changes in any order, of which a later one for the same event
 * supersedes an earlier one (`gone` may name an event nobody knows), and `end` exactly once, last; it throws a
 * ProviderError when the source as a whole cannot be read, in which case nothing of what it yielded counts.
 */
export interface CalendarPort {
  readonly kind: string
  /** True where a publisher may lag behind: an event must be missing in two reads before it counts as gone. */
  readonly absenceNeedsSecondRead: boolean
  /** True where the user's own answer to an invitation is kept up to date, so that none means that they gave none. */
  readonly tellsAnswers: boolean
  read(request: ReadRequest): AsyncIterable<CalendarChange>
}
