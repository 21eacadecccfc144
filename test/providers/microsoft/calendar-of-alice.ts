import { onTestFinished } from 'vitest'
import type { CalendarChange } from '../../../src/calendar/calendar-port.ts'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { eventsOf } from '../../contracts/calendar-harness.ts'
import { fakeAccount } from './fake-account.ts'

export const interview = { title: 'Interview', start: '2026-05-06T08:00:00Z', end: '2026-05-06T09:00:00Z' }
export const weekly = { title: 'Weekly', start: '2026-10-12T07:00:00Z', recurrence: 'FREQ=WEEKLY;COUNT=4' }

/** Alice, her calendar as it is read, and as she writes into it; for the test that asks. */
export async function aliceWithCalendar() {
  const made = await fakeAccount()
  onTestFinished(() => made.close())
  const book = made.account.calendar()
  const calendar = createMicrosoftCalendar({ ...made.access, calendarId: book.id })
  const asked = () => made.cloud.requests.all().map(({ path }) => path.replace(/.*\//, ''))
  return { ...made, book, calendar, asked }
}

export const goneOf = (changes: CalendarChange[]) => changes.filter(({ type }) => type === 'gone')
export const titlesOf = (changes: CalendarChange[]) => eventsOf(changes).map(({ title }) => title)
