import type { Temporal } from 'temporal-polyfill'
import type { SampleDay } from './sample-entry.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const friday = 5

/** The date which a day of the sample falls on when it is looked at `today`. */
export function sampleDate(day: SampleDay, today: Temporal.PlainDate): Temporal.PlainDate {
  if ('workingDay' in day) return shiftByWorkingDays(today, day.workingDay)
  const monday = today.subtract({ days: today.dayOfWeek - 1 })
  return monday.add({ days: day.week * 7 + weekdays.indexOf(day.day) })
}

function shiftByWorkingDays(today: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = Math.sign(count)
  let date = today
  for (let left = Math.abs(count); left > 0; ) {
    date = date.add({ days: step })
    if (date.dayOfWeek <= friday) left -= 1
  }
  return date
}
