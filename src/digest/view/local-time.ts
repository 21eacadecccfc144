import { Temporal } from 'temporal-polyfill'

const formats = { short: formatOf('short'), long: formatOf('long') }

/** "Tue 24 Nov" of an instant, in the zone. */
export function dayOf(instant: string, timeZone: string): string {
  return shortDate(localDate(instant, timeZone).toString())
}

/** "24 Nov" of an instant, in the zone: for what lies behind, where the weekday no longer matters. */
export function pastDayOf(instant: string, timeZone: string): string {
  return pastDate(localDate(instant, timeZone).toString())
}

/** "24 Nov" of a date. */
export function pastDate(date: string): string {
  return shortDate(date).replace(/^\S+ /, '')
}

/** "Tue 24 Nov, 10:00" of an instant, in the zone. */
export function dayAndTimeOf(instant: string, timeZone: string): string {
  return `${dayOf(instant, timeZone)}, ${timeOf(instant, timeZone)}`
}

/** "Tue 10:00" of an instant, in the zone. */
export function weekdayAndTimeOf(instant: string, timeZone: string): string {
  return `${dayOf(instant, timeZone).slice(0, 3)} ${timeOf(instant, timeZone)}`
}

/** "Tue 24 Nov" of a date. */
export function shortDate(date: string): string {
  return worded(date, 'short')
}

/** "Tuesday 24 November" of a date. */
export function longDate(date: string): string {
  return worded(date, 'long')
}

/** The date on which an instant falls, in the zone. */
export function localDate(instant: string, timeZone: string): Temporal.PlainDate {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate()
}

/** Hours from one instant to another; negative when it lies before. */
export function hoursBetween(from: string, to: string): number {
  return Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('hours')
}

/** Hours from an instant to the end of a date in the zone; negative when that is over. */
export function hoursToEndOf(date: string, now: string, timeZone: string): number {
  const end = Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(timeZone).toInstant()
  return hoursBetween(now, end.toString())
}

function timeOf(instant: string, timeZone: string): string {
  return Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
}

/** Put together from its parts, because the order and commas of a whole date vary with the runtime's data. */
function worded(date: string, style: 'short' | 'long'): string {
  const parts = formats[style].formatToParts(new Date(`${date}T12:00:00Z`))
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

function formatOf(style: 'short' | 'long'): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-US', { weekday: style, day: 'numeric', month: style, timeZone: 'UTC' })
}
