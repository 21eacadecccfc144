export { createIcsCalendar, type IcsCalendarOptions } from './ics-calendar.ts'
export { defaultIcsLimits, type IcsLimits } from './ics-limits.ts'
