export type { CaldavAccount, CaldavCredential } from './caldav-account.ts'
export { type CaldavCalendarOptions, createCaldavCalendar } from './calendar/caldav-calendar.ts'
