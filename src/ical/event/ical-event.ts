import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import type { WrittenTime } from '../time/written-time.ts'

/** RFC 5545 DURATION, its days apart because they follow the clock on the wall. */
export interface WrittenDuration {
  days: number
  /** Milliseconds beyond the days. */
  ms: number
}

export type WrittenEnd =
  | { type: 'at'; time: WrittenTime }
  | { type: 'after'; duration: WrittenDuration }
  | { type: 'none' }

/** A RECUR value in jCal; checked by ical.js when it is expanded. */
export type RuleData = Record<string, unknown>

export type EventDetails = Omit<
  CalendarEvent,
  'sourceId' | 'uid' | 'recurrenceId' | 'seriesTitle' | 'sequence' | 'allDay' | 'start' | 'end'
>

/** A VEVENT as it is written, before its times are resolved and its series expanded. */
export interface IcalEvent {
  uid: string
  sequence: number
  /** When this revision was made, in seconds since 1970; 0 when it does not say. */
  stamp: number
  start: WrittenTime
  end: WrittenEnd
  recurrenceId: WrittenTime | null
  /** RANGE=THISANDFUTURE: stands for all later instances too. */
  thisAndFuture: boolean
  rules: RuleData[]
  exclusionRules: RuleData[]
  extraDates: { start: WrittenTime; end: WrittenEnd }[]
  excludedDates: WrittenTime[]
  details: EventDetails
}

export function isSeries(event: IcalEvent): boolean {
  return event.rules.length > 0 || event.extraDates.length > 0
}
