import type { CalendarChange } from '../../../src/calendar/calendar-port.ts'
import { type CaldavCalendarOptions, createCaldavCalendar } from '../../../src/providers/caldav/index.ts'
import { contractRequest, endOfRead, eventsOf } from '../../contracts/calendar-harness.ts'
import { account } from './servers.ts'

export interface CaldavReading {
  titles: string[]
  starts: string[]
  gone: string[]
  problems: string[]
  cursor: string
  coverage: string
  eventsRead: number
  changes: CalendarChange[]
}

/** One read, in short: what is listed, and which names are gone and not listed after it. */
export async function readCaldav(
  url: string,
  cursor: string | null = null,
  { window, ...options }: Partial<CaldavCalendarOptions> & { window?: { from: string; to: string } } = {},
): Promise<CaldavReading> {
  const calendar = createCaldavCalendar({ ...account, url, ...options })
  const request = { ...contractRequest(cursor), ...(window && { window }) }
  const changes = await Array.fromAsync(calendar.read(request))
  const events = eventsOf(changes)
  const listed = new Set(events.map(({ sourceId }) => sourceId))
  return {
    titles: events.map(({ title }) => title).sort(),
    starts: events.map(({ start }) => start.instant).sort(),
    gone: changes.flatMap((change) =>
      change.type === 'gone' && 'sourceId' in change && !listed.has(change.sourceId) ? [change.sourceId] : [],
    ),
    problems: changes.flatMap((change) => (change.type === 'problem' ? [change.problem.message] : [])),
    changes,
    ...endOfRead(changes),
  }
}
