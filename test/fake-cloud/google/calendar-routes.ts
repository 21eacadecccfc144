import { type Call, ok, Refusal, type Route } from '../http/call.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import { whole } from '../world/calendar-state.ts'
import { instanceView, originalStarts, stampOf } from '../world/series.ts'
import { entryOf, getCalendar, listCalendars } from './calendar-list.ts'
import { eventResource, tombstone } from './event-resource.ts'
import { listEvents } from './events-list.ts'
import { READ_CALENDAR_LIST, READ_EVENTS } from './scopes.ts'
import { stopChannel, watch } from './watch.ts'

const root = '/calendar/v3'

export function calendarRoutes(parts: Parts): Route[] {
  const get = (path: string, scopes: string[], handle: Route['handle']): Route => ({
    provider: 'google',
    method: 'GET',
    path: root + path,
    scopes,
    handle,
  })
  return [
    get('/users/me/calendarList', READ_CALENDAR_LIST, (call) => listCalendars(call, parts)),
    get('/users/me/calendarList/{calendarId}', READ_CALENDAR_LIST, getCalendar),
    get('/calendars/{calendarId}/events', READ_EVENTS, (call) => listEvents(call, parts)),
    {
      ...get('/calendars/{calendarId}/events/watch', READ_EVENTS, (call) => watch(call, parts)),
      method: 'POST',
    },
    { ...get('/channels/stop', READ_EVENTS, (call) => stopChannel(call, parts)), method: 'POST' },
    get('/calendars/{calendarId}/events/{eventId}', READ_EVENTS, getEvent),
  ]
}

/** A deleted event can still be got, as its tombstone. */
function getEvent(call: Call) {
  const { calendar } = entryOf(call)
  const [id = '', stamp] = (call.params.eventId ?? '').split('_')
  const appearance = calendar.events.get(id)
  if (!appearance) throw new Refusal(googleError(404, 'notFound', 'Not Found'))
  if (stamp === undefined) {
    return ok(appearance.deleted ? tombstone(id) : eventResource(whole(appearance), call.account))
  }
  const original = originalStarts(appearance.event, Number.POSITIVE_INFINITY).find(
    (each) => stampOf(each) === stamp,
  )
  if (!original) throw new Refusal(googleError(404, 'notFound', 'Not Found'))
  const gone = appearance.deleted || appearance.event.instances.get(original.ms)?.deleted
  return ok(
    gone
      ? tombstone(`${id}_${stamp}`, { seriesId: id, originalStart: original })
      : eventResource(instanceView(appearance, original), call.account),
  )
}
