import { type Answer, type Call, ok, Refusal } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import type { CalendarEntry } from '../world/account-state.ts'
import { type Snapshot, snapshot, viewsFor } from '../world/changes.ts'
import { entryOf } from './calendar-list.ts'
import { changesSince, type Listed, render } from './event-changes.ts'
import { checkParameters, matches, neverSynced, signatureOf, windowOf } from './events-query.ts'

/** What the first page fixes for those that follow. */
interface Fixed {
  signature: string
  after: Snapshot | null
}

/** https://developers.google.com/workspace/calendar/api/guides/sync */
export function listEvents(call: Call, parts: Parts): Answer {
  const entry = entryOf(call)
  checkParameters(call.query)
  const size = pageSize(call.query.get('maxResults'), 250, 2500, call.longestPage)
  const page = pageOf(call, entry, parts, size)
  const next = page.next === null ? endOf(page.fixed, parts) : { nextPageToken: page.next }
  return ok({
    kind: 'calendar#events',
    etag: `"p${entry.calendar.revision}"`,
    summary: entry.calendar.name,
    description: '',
    updated: parts.context.now(),
    timeZone: entry.calendar.timeZone,
    accessRole: entry.accessRole,
    defaultReminders: [],
    ...next,
    items: page.items.map((item) => render(item, call.account)),
  })
}

function pageOf(call: Call, entry: CalendarEntry, parts: Parts, size: number) {
  const signature = signatureOf(entry.calendar, call.query)
  const pageToken = call.query.get('pageToken')
  if (pageToken !== null) {
    const page = parts.pages.following<Listed, Fixed>(pageToken, size)
    if (page?.fixed.signature !== signature) throw badRequest('Invalid page token value.')
    return page
  }
  const syncToken = call.query.get('syncToken')
  const first = syncToken === null ? fullSync(call, entry, parts) : sync(syncToken, signature, parts)
  return parts.pages.first<Listed, Fixed>(first.items, size, { signature, after: first.after })
}

function fullSync({ query }: Call, { calendar }: CalendarEntry, parts: Parts) {
  const of = { calendar, window: windowOf(query), expanded: query.get('singleEvents') === 'true' }
  const views = viewsFor(of, parts.context.now())
  const items = views.filter((view) => matches(view, query)).map((view): Listed => ({ view }))
  const deleted = query.get('showDeleted') === 'true' ? deletedOf(calendar) : []
  return { items: [...items, ...deleted], after: neverSynced(query) ? null : snapshot(of, views) }
}

function sync(token: string, signature: string, parts: Parts) {
  const known = parts.told.get(token)
  if (!known || known.told.revision < known.told.calendar.tokensValidFrom) {
    throw new Refusal(
      googleError(
        410,
        'fullSyncRequired',
        'Sync token is no longer valid, a full sync is required.',
        'calendar',
      ),
    )
  }
  if (known.signature !== signature) throw badRequest('Sync token is not valid for these parameters.')
  return changesSince(known.told, parts.context.now())
}

const deletedOf = (calendar: CalendarEntry['calendar']): Listed[] =>
  [...calendar.events.values()]
    .filter(({ deleted, event }) => deleted && event.rule === null)
    .map((appearance): Listed => ({ gone: { id: appearance.event.id, appearance, originalStart: null } }))

/** Only the last page has a token for the next time. */
function endOf({ signature, after }: Fixed, parts: Parts): { nextSyncToken?: string } {
  if (after === null) return {}
  return { nextSyncToken: parts.told.add({ signature, told: after }) }
}

const badRequest = (message: string) => new Refusal(googleError(400, 'invalid', message))
