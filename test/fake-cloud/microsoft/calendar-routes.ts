import { type Answer, type Call, ok, type Route } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { CalendarEntry } from '../world/account-state.ts'
import { whole } from '../world/calendar-state.ts'
import type { EventView } from '../world/event-state.ts'
import { instanceView, originalStarts, stampOf } from '../world/series.ts'
import { calendarViewDelta } from './calendar-delta.ts'
import { calendarView, entryOf, linkTo, wanted } from './calendar-view.ts'
import { eventResource } from './event-resource.ts'
import { context, refuse, route } from './graph-route.ts'
import { selected } from './odata.ts'
import { READ_CALENDARS } from './scopes.ts'

export function calendarRoutes(parts: Parts): Route[] {
  const get = (path: string, handle: Route['handle']) => route('GET', path, READ_CALENDARS, handle)
  const now = parts.context.now
  return [
    get('/me/calendars', (call) => listCalendars(call, parts)),
    get('/me/calendar', (call) => ok(calendarResource(entryOf(call, now())))),
    get('/me/calendars/{calendarId}', (call) => ok(calendarResource(entryOf(call, now())))),
    get('/me/calendarView', (call) => calendarView(call, parts)),
    get('/me/calendar/calendarView', (call) => calendarView(call, parts)),
    get('/me/calendars/{calendarId}/calendarView', (call) => calendarView(call, parts)),
    get('/me/calendarView/delta', (call) => calendarViewDelta(call, parts)),
    get('/me/calendars/{calendarId}/calendarView/delta', (call) => calendarViewDelta(call, parts)),
    get('/me/events/{eventId}', (call) => getEvent(call, now())),
    get('/me/calendars/{calendarId}/events/{eventId}', (call) => getEvent(call, now())),
  ]
}

function listCalendars(call: Call, { pages, context: world }: Parts): Answer {
  const size = pageSize(call.query.get('$top'), 10, 100, call.longestPage)
  const token = call.query.get('$skiptoken')
  const entries = [...call.account.calendars.values()].filter(({ calendar }) => !calendar.removed)
  const page =
    token === null ? pages.first(entries, size, null) : pages.following<CalendarEntry, null>(token, size)
  if (!page) throw refuse(400, 'ErrorInvalidUrlQuery', 'The skip token is not known.', world.now())
  return ok({
    '@odata.context': context(call, 'calendars'),
    value: page.items.map((entry) => selected(calendarResource(entry), call.query)),
    ...(page.next === null ? {} : { '@odata.nextLink': linkTo(call, { $skiptoken: page.next }) }),
  })
}

function calendarResource({ calendar, accessRole }: CalendarEntry): Record<string, unknown> {
  const isOwn = accessRole === 'owner'
  return {
    id: calendar.id,
    name: calendar.name,
    color: 'auto',
    hexColor: '',
    isDefaultCalendar: isOwn && calendar.isPrimary,
    changeKey: `${calendar.revision}`,
    canShare: isOwn,
    canViewPrivateItems: isOwn,
    canEdit: isOwn || accessRole === 'writer',
    allowedOnlineMeetingProviders: ['teamsForBusiness'],
    defaultOnlineMeetingProvider: 'teamsForBusiness',
    isTallyingResponses: isOwn && calendar.isPrimary,
    isRemovable: !calendar.isPrimary,
    owner: { name: calendar.owner.name, address: calendar.owner.email },
  }
}

function getEvent(call: Call, now: string): Answer {
  const view = viewById(call)
  if (!view) throw refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.', now)
  return ok(
    selected(
      { '@odata.context': context(call, 'events/$entity'), ...eventResource(view, wanted(call)) },
      call.query,
    ),
  )
}

function viewById({ account, params }: Call): EventView | null {
  const [id = '', stamp] = (params.eventId ?? '').split('_')
  for (const { calendar } of account.calendars.values()) {
    const appearance = calendar.byExchangeId.get(id)
    if (!appearance || appearance.deleted || calendar.removed) continue
    if (stamp === undefined) return whole(appearance)
    const starts = originalStarts(appearance.event, Number.POSITIVE_INFINITY)
    const original = starts.find((each) => stampOf(each) === stamp)
    const deleted = original && appearance.event.instances.get(original.ms)?.deleted
    return original && !deleted ? instanceView(appearance, original) : null
  }
  return null
}
