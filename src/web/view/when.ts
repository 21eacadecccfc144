import { dayAndTimeOf, localDate, shortDate } from '../../digest/view/local-time.ts'

/** "today, 14:00", "tomorrow, 09:00", "Tue 24 Nov, 10:00": as a person would say it. */
export function whenOf(instant: string, now: string, timeZone: string): string {
  const full = dayAndTimeOf(instant, timeZone)
  const near = nearDay(instant, now, timeZone)
  return near === null ? full : `${near}, ${full.slice(-5)}`
}

/** "today", "tomorrow", "Tue 24 Nov". */
export function dayWords(instant: string, now: string, timeZone: string): string {
  return nearDay(instant, now, timeZone) ?? shortDate(localDate(instant, timeZone).toString())
}

/** Whole days from one instant to another by the calendar of the zone. */
export function daysBetween(from: string, to: string, timeZone: string): number {
  return localDate(from, timeZone).until(localDate(to, timeZone), { largestUnit: 'days' }).days
}

function nearDay(instant: string, now: string, timeZone: string): string | null {
  const days = daysBetween(now, instant, timeZone)
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : days === -1 ? 'yesterday' : null
}
