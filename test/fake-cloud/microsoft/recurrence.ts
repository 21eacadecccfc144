import { type When, wallOf } from '../world/times.ts'

const DAYS: Record<string, string> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
}
const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']

/** An RRULE as Exchange tells it: https://learn.microsoft.com/graph/api/resources/patternedrecurrence */
export function recurrenceOf(rule: string, start: When): Record<string, unknown> {
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]))
  const startDate = wallOf(start.ms, start.zone).slice(0, 10)
  return { pattern: patternOf(parts, startDate), range: rangeOf(parts, startDate) }
}

function patternOf(parts: Partial<Record<string, string>>, startDate: string): Record<string, unknown> {
  const interval = Number(parts.INTERVAL ?? 1)
  const [, month = 1, day = 1] = startDate.split('-').map(Number)
  const ownDay = NAMES[new Date(startDate).getUTCDay()] ?? 'monday'
  const named = (parts.BYDAY ?? '').split(',').flatMap((each) => DAYS[each.slice(-2)] ?? [])
  const base = {
    interval,
    month: 0,
    dayOfMonth: 0,
    daysOfWeek: [] as string[],
    firstDayOfWeek: 'sunday',
    index: 'first',
  }
  if (parts.FREQ === 'WEEKLY')
    return { ...base, type: 'weekly', daysOfWeek: named.length > 0 ? named : [ownDay] }
  if (parts.FREQ === 'MONTHLY') return { ...base, type: 'absoluteMonthly', dayOfMonth: day }
  if (parts.FREQ === 'YEARLY') return { ...base, type: 'absoluteYearly', month, dayOfMonth: day }
  return { ...base, type: 'daily' }
}

function rangeOf(parts: Partial<Record<string, string>>, startDate: string): Record<string, unknown> {
  const base = { startDate, recurrenceTimeZone: 'UTC', numberOfOccurrences: 0, endDate: '0001-01-01' }
  if (parts.COUNT) return { ...base, type: 'numbered', numberOfOccurrences: Number(parts.COUNT) }
  if (!parts.UNTIL) return { ...base, type: 'noEnd' }
  const endDate = parts.UNTIL.replace(/^(\d{4})(\d\d)(\d\d).*$/, '$1-$2-$3')
  return { ...base, type: 'endDate', endDate }
}
