import { Temporal } from 'temporal-polyfill'

/** The days on which letters of business are written. */
export interface BusinessDays {
  /** ISO weekdays, Monday is 1. */
  week: number[]
  /** Dates off, `YYYY-MM-DD`. */
  holidays: string[]
}

type Zoned = Temporal.ZonedDateTime

export function inZone(instant: string, timeZone: string): Zoned {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone)
}

/** ISO instant in UTC with milliseconds, the form in which all instants are stored and compared. */
export function toInstant(time: Zoned): string {
  return new Date(time.epochMilliseconds).toISOString()
}

export function addHours(instant: string, hours: number): string {
  return new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
}

/** The same wall-clock time `days` later: a day is not 24 hours where the clock is changed in between. */
export function addDays(instant: string, days: number, timeZone: string): string {
  return toInstant(inZone(instant, timeZone).add({ days }))
}

export function isBusinessDay(date: Temporal.PlainDate, days: BusinessDays): boolean {
  return days.week.includes(date.dayOfWeek) && !days.holidays.includes(date.toString())
}

/** The `count`-th business day after `date`; with 0 the date itself if it is one, else the next. */
export function businessDaysAfter(
  date: Temporal.PlainDate,
  count: number,
  days: BusinessDays,
): Temporal.PlainDate {
  let day = date
  let left = count
  if (left === 0) while (!isBusinessDay(day, days)) day = day.add({ days: 1 })
  while (left > 0) {
    day = day.add({ days: 1 })
    if (isBusinessDay(day, days)) left -= 1
  }
  return day
}

/** A clock time ("09:00") on a date in a zone; a time that the clock skips moves forward. */
export function atTime(date: Temporal.PlainDate, time: string, timeZone: string): string {
  return toInstant(date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(time) }))
}

/** `instant` if its wall-clock time lies in [earliest, latest], else the next `earliest`. */
export function insideHours(instant: string, earliest: string, latest: string, timeZone: string): string {
  const local = inZone(instant, timeZone)
  const time = local.toPlainTime()
  if (Temporal.PlainTime.compare(time, Temporal.PlainTime.from(earliest)) < 0)
    return atTime(local.toPlainDate(), earliest, timeZone)
  if (Temporal.PlainTime.compare(time, Temporal.PlainTime.from(latest)) <= 0) return instant
  return atTime(local.toPlainDate().add({ days: 1 }), earliest, timeZone)
}

/** `time` on the first business day that is `count` business days after the day of `instant`. */
export function businessMorning(
  instant: string,
  count: number,
  time: string,
  days: BusinessDays,
  timeZone: string,
): string {
  return atTime(businessDaysAfter(inZone(instant, timeZone).toPlainDate(), count, days), time, timeZone)
}
