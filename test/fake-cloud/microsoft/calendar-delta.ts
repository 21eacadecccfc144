import { type Answer, type Call, ok } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { CalendarState } from '../world/calendar-state.ts'
import { whole } from '../world/calendar-state.ts'
import { difference, type Snapshot, snapshot, type Told, viewsFor } from '../world/changes.ts'
import type { EventView } from '../world/event-state.ts'
import { entryOf, linkTo, wanted, windowOf } from './calendar-view.ts'
import { eventResource, idOf, occurrenceInDelta, type Wanted } from './event-resource.ts'
import { context, preference, refuse } from './graph-route.ts'

type Item = { view: EventView } | { removed: Told }

interface Fixed {
  items: Item[]
  after: Snapshot
}

const REFUSED = ['$orderby', '$filter', '$select', '$expand', '$search']

/** https://learn.microsoft.com/graph/api/event-delta: the window of the first request is in every token after it. */
export function calendarViewDelta(call: Call, parts: Parts): Answer {
  const now = parts.context.now()
  const { calendar } = entryOf(call, now)
  refuseOptions(call, now)
  const size = pageSize(preference(call, 'odata.maxpagesize'), 50, 1000, call.longestPage)
  const page = pageOf(call, calendar, parts, size)
  const asked = wanted(call)
  return ok({
    '@odata.context': context(call, 'calendarView'),
    value: page.items.map((item) => render(item, asked)),
    ...linkOf(call, page.next, page.fixed, parts),
  })
}

function linkOf(call: Call, next: string | null, fixed: Fixed, parts: Parts): Record<string, string> {
  const tokens = { startDateTime: null, endDateTime: null, $skiptoken: null, $deltatoken: null }
  if (next !== null) return { '@odata.nextLink': linkTo(call, { ...tokens, $skiptoken: next }) }
  if (fixed.after.calendar.deltaLoops) {
    const again = parts.pages.again(fixed.items, fixed)
    return { '@odata.nextLink': linkTo(call, { ...tokens, $skiptoken: again }) }
  }
  const token = parts.told.add({ signature: call.path, told: fixed.after })
  return { '@odata.deltaLink': linkTo(call, { ...tokens, $deltatoken: token }) }
}

function pageOf(call: Call, calendar: CalendarState, parts: Parts, size: number) {
  const now = parts.context.now()
  const skip = call.query.get('$skiptoken')
  if (skip !== null) {
    const page = parts.pages.following<Item, Fixed>(skip, size)
    if (!page || page.fixed.after.calendar !== calendar) throw tooOld(now)
    return page
  }
  const token = call.query.get('$deltatoken')
  const first = token === null ? allOf(call, calendar, now) : since(token, calendar, parts)
  return parts.pages.first<Item, Fixed>(first.items, size, first)
}

function allOf(call: Call, calendar: CalendarState, now: string): Fixed {
  const of = { calendar, window: windowOf(call, now), expanded: true }
  const views = viewsFor(of, now)
  return { items: withMasters(views), after: snapshot(of, views) }
}

function since(token: string, calendar: CalendarState, parts: Parts): Fixed {
  const now = parts.context.now()
  const known = parts.told.get(token)
  if (known?.told.calendar !== calendar || known.told.revision < calendar.tokensValidFrom) throw tooOld(now)
  const { changed, gone, now: after } = difference(known.told, now)
  const removed = gone.filter((told) => !isSilent(told)).map((told): Item => ({ removed: told }))
  return { items: [...withMasters(changed), ...removed], after }
}

/** A series is told before its occurrences. */
function withMasters(views: EventView[]): Item[] {
  const told = new Set<string>()
  return views.flatMap((view): Item[] => {
    const { appearance } = view
    if (view.kind === 'single' || told.has(appearance.mutableId)) return [{ view }]
    told.add(appearance.mutableId)
    return [{ view: whole(appearance) }, { view }]
  })
}

const isSilent = ({ appearance, originalStart }: Told): boolean =>
  originalStart !== null && appearance.event.instances.get(originalStart.ms)?.silent === true

function render(item: Item, asked: Wanted): Record<string, unknown> {
  if ('view' in item) {
    return item.view.kind === 'occurrence'
      ? occurrenceInDelta(item.view, asked)
      : { '@odata.type': '#microsoft.graph.event', ...eventResource(item.view, asked) }
  }
  return {
    '@odata.type': '#microsoft.graph.event',
    id: idOf(item.removed, asked.immutableIds),
    '@removed': { reason: 'deleted' },
  }
}

function refuseOptions({ query }: Call, now: string): void {
  if (!REFUSED.some((name) => query.has(name))) return
  const message = `The following parameters are not supported with change tracking over the 'CalendarView' resource: '${REFUSED.join(', ')}'.`
  throw refuse(400, 'ErrorInvalidUrlQuery', message, now)
}

const tooOld = (now: string) =>
  refuse(
    410,
    'SyncStateNotFound',
    'The sync state generation is not found; a full synchronization is required.',
    now,
  )
