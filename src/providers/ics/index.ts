export { createIcsCalendar, type IcsCalendarOptions } from './ics-calendar.ts'
