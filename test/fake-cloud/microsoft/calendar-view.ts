import { type Answer, type Call, ok } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { CalendarEntry } from '../world/account-state.ts'
import { viewOf, type Window } from '../world/calendar-state.ts'
import type { EventView } from '../world/event-state.ts'
import { eventResource, type Wanted } from './event-resource.ts'
import { context, preference, refuse, wantsImmutableIds } from './graph-route.ts'
import { selected } from './odata.ts'

/** The calendar a request names, or the default one. */
export function entryOf({ account, params }: Call, now: string): CalendarEntry {
  const { calendarId } = params
  const entries = account.calendars
  const entry =
    calendarId === undefined
      ? entries.values().find(({ calendar }) => calendar.isPrimary && calendar.owner === account)
      : entries.get(calendarId)
  if (!entry || entry.calendar.removed) {
    throw refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.', now)
  }
  return entry
}

export function windowOf({ query }: Call, now: string): Window {
  const bound = (name: string): number => {
    const value = query.get(name)
    // Without an offset it is UTC.
    const ms = Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(value ?? '') ? (value ?? '') : `${value}Z`)
    if (Number.isNaN(ms)) {
      throw refuse(
        400,
        'ErrorInvalidParameter',
        `This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.`,
        now,
      )
    }
    return ms
  }
  return { from: bound('startDateTime'), to: bound('endDateTime') }
}

export const wanted = (call: Call): Wanted => ({
  viewer: call.account,
  zone: preference(call, 'outlook.timezone') ?? 'UTC',
  immutableIds: wantsImmutableIds(call),
})

/** https://learn.microsoft.com/graph/api/calendar-list-calendarview */
export function calendarView(call: Call, { pages, context: world }: Parts): Answer {
  const { calendar } = entryOf(call, world.now())
  const size = pageSize(call.query.get('$top'), 10, 1000, call.longestPage)
  const token = call.query.get('$skiptoken')
  const page =
    token === null
      ? pages.first(viewOf(calendar, windowOf(call, world.now()), world.now()), size, null)
      : pages.following<EventView, null>(token, size)
  if (!page) throw refuse(400, 'ErrorInvalidUrlQuery', 'The skip token is not known.', world.now())
  const asked = wanted(call)
  return ok({
    '@odata.context': context(call, 'calendarView'),
    value: page.items.map((view) => selected(eventResource(view, asked), call.query)),
    ...(page.next === null ? {} : { '@odata.nextLink': linkTo(call, { $skiptoken: page.next }) }),
  })
}

/** The same request with other parameters. */
export function linkTo(call: Call, change: Record<string, string | null>): string {
  const query = new URLSearchParams(call.query)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  return `${call.origin}${call.path}?${query}`
}
