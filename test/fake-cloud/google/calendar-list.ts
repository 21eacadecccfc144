import { type Answer, type Call, ok, Refusal } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import type { CalendarEntry } from '../world/account-state.ts'

/** The calendar a request names; `primary` is the person's own. */
export function entryOf({ account, params }: Call): CalendarEntry {
  const id = params.calendarId ?? ''
  const entry = account.calendars.get(id === 'primary' ? account.email : id)
  if (!entry || entry.calendar.removed) throw new Refusal(googleError(404, 'notFound', 'Not Found'))
  return entry
}

/** https://developers.google.com/workspace/calendar/api/v3/reference/calendarList/list */
export function listCalendars(call: Call, { pages }: Parts): Answer {
  const size = pageSize(call.query.get('maxResults'), 100, 250, call.longestPage)
  const pageToken = call.query.get('pageToken')
  const showHidden = call.query.get('showHidden') === 'true'
  const entries = [...call.account.calendars.values()].filter(
    ({ hidden, calendar }) => (showHidden || !hidden) && !calendar.removed,
  )
  const page =
    pageToken === null
      ? pages.first(entries, size, null)
      : pages.following<CalendarEntry, null>(pageToken, size)
  if (!page) throw new Refusal(googleError(400, 'invalid', 'Invalid page token value.'))
  return ok({
    kind: 'calendar#calendarList',
    etag: '"p1"',
    ...(page.next === null ? { nextSyncToken: 'calendar-list' } : { nextPageToken: page.next }),
    items: page.items.map(calendarResource),
  })
}

export function getCalendar(call: Call): Answer {
  return ok(calendarResource(entryOf(call)))
}

function calendarResource({
  calendar,
  selected,
  hidden,
  accessRole,
}: CalendarEntry): Record<string, unknown> {
  const isPrimary = calendar.isPrimary && accessRole === 'owner'
  return {
    kind: 'calendar#calendarListEntry',
    etag: `"${calendar.revision}"`,
    id: calendar.id,
    summary: calendar.name,
    timeZone: calendar.timeZone,
    colorId: '14',
    backgroundColor: '#9fe1e7',
    foregroundColor: '#000000',
    ...(selected ? { selected: true } : {}),
    ...(hidden ? { hidden: true } : {}),
    ...(isPrimary ? { primary: true } : {}),
    accessRole,
    defaultReminders: [],
    conferenceProperties: { allowedConferenceSolutionTypes: ['hangoutsMeet'] },
  }
}
