import { Temporal } from 'temporal-polyfill'

export interface DigestSchedule {
  /** 1 Monday to 7 Sunday. */
  weekday: number
  /** Wall-clock time in the user's zone, "08:00". */
  time: string
}

export interface DigestTimeRequest {
  /** ISO instant in UTC. */
  now: string
  /** IANA zone of the user; a RangeError is thrown for one that does not exist. */
  timeZone: string
  schedule: DigestSchedule
  /** Date, in the user's zone, on which the user joined. */
  firstDay: string
  /** Whether the digest of an ISO week ("2026-W48") was sent, or decided against. */
  isSettled: (isoWeek: string) => boolean
}

export interface DigestTime {
  /** The ISO week in which the user is now: "2026-W48". */
  isoWeek: string
  /** True from the digest's time until the end of that ISO week, unless it is settled. */
  due: boolean
  /** The next time after now at which a digest will become due; ISO instant in UTC. */
  next: string
}

/**
 * When the weekly digest is due. It is made once per ISO week; the rest of the week after its time is the one
 * catch-up. Who joined after the digest's day gets the first one in the next week; who joined on the day, the same day.
 */
export function digestTime(request: DigestTimeRequest): DigestTime {
  const { timeZone, schedule, firstDay, isSettled } = request
  const now = Temporal.Instant.from(request.now)
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  const isoWeek = isoWeekOf(today)
  const moment = (date: Temporal.PlainDate) => momentIn(date, timeZone, schedule)
  const counts = (date: Temporal.PlainDate) =>
    Temporal.PlainDate.compare(dayIn(date, schedule), firstDay) >= 0 && !isSettled(isoWeekOf(date))

  const reached = Temporal.Instant.compare(moment(today), now) <= 0
  let week = reached ? today.add({ weeks: 1 }) : today
  while (!counts(week)) week = week.add({ weeks: 1 })
  return {
    isoWeek,
    due: reached && counts(today),
    next: moment(week).toString({ smallestUnit: 'millisecond' }),
  }
}

/** The ISO week of a date, by ISO 8601: weeks start on Monday and belong to the year of their Thursday. */
export function isoWeekOf(date: Temporal.PlainDate): string {
  return `${date.yearOfWeek}-W${String(date.weekOfYear).padStart(2, '0')}`
}

function dayIn(date: Temporal.PlainDate, { weekday }: DigestSchedule): Temporal.PlainDate {
  return date.add({ days: weekday - date.dayOfWeek })
}

/** A time that the clocks skip becomes the one after the gap; of a time they repeat, the first counts. */
function momentIn(date: Temporal.PlainDate, timeZone: string, schedule: DigestSchedule): Temporal.Instant {
  const plainTime = Temporal.PlainTime.from(schedule.time)
  return dayIn(date, schedule).toZonedDateTime({ timeZone, plainTime }).toInstant()
}
