import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import { type IcalEvent, isSeries } from '../event/ical-event.ts'
import { toCalendarEvent } from '../event/to-calendar-event.ts'
import { dayOf } from '../time/custom-zone.ts'
import { endOf, eventSpan } from '../time/event-span.ts'
import { touches } from '../time/read-window.ts'
import type { WrittenTime } from '../time/written-time.ts'
import type { Zone } from '../time/zone.ts'
import { expandSeries, instantIn, type Occurrence, type SeriesRequest } from './expand-series.ts'
import { rankOf } from './revisions.ts'

/** An event together with the zones of the file it came from: files of a folder may define the same name anew. */
export interface HeldEvent {
  event: IcalEvent
  place: string
  line: number
  zoneFor: (time: WrittenTime) => Zone
}

export interface ResolvedSeries {
  events: CalendarEvent[]
  /** Set when rules had to be stopped: the entry to which that happened. */
  stopped: HeldEvent | null
}

/** The instances inside the window of everything that shares one UID: a series, its overrides, its cancellation. */
export function resolveSeries(held: HeldEvent[], request: Omit<SeriesRequest, 'zoneFor'>): ResolvedSeries {
  const masters = held.filter(({ event }) => event.recurrenceId === null).sort(laterFirst)
  const newest = masters[0]
  const series = newest && seriesToExpand(newest, masters)
  const overrides = newestOverrides(held, series ?? newest)
  if (!newest || !series) {
    const rest = newest ? [placed(newest, newest.event.start, null)] : []
    const singles = [
      ...rest,
      ...overrides.map(({ item, original }) => placed(item, item.event.start, original)),
    ]
    return { events: singles.filter((event) => isInside(event, request)), stopped: null }
  }
  const expansion = expandSeries(series.event, { ...request, zoneFor: series.zoneFor })
  const ranges = overrides.filter(({ item }) => item.event.thisAndFuture)
  const replaced = new Set(overrides.map(({ original }) => original))
  const ordinary = expansion.occurrences
    .filter(({ start }) => !replaced.has(start))
    .map((occurrence) => occurrenceEvent(occurrence, series, ranges))
  const own = overrides.map((override) => ownInstance(override, series))
  const events = [...ordinary, ...own].filter((event) => isInside(event, request))
  return { events, stopped: expansion.complete ? null : series }
}

function laterFirst(a: HeldEvent, b: HeldEvent): number {
  return rankOf(b.event) - rankOf(a.event)
}

/** A cancellation need not repeat the rule: it then takes the whole series it cancels with it. */
function seriesToExpand(newest: HeldEvent, masters: HeldEvent[]): HeldEvent | null {
  if (isSeries(newest.event)) return newest
  if (newest.event.details.status !== 'cancelled') return null
  const cancelled = masters.find(({ event }) => isSeries(event))
  if (!cancelled) return null
  const { event } = cancelled
  const { sequence } = newest.event
  return { ...cancelled, event: { ...event, sequence, details: { ...event.details, status: 'cancelled' } } }
}

interface Override {
  item: HeldEvent
  /** Instant of the start it replaces. */
  original: number
}

function newestOverrides(held: HeldEvent[], master: HeldEvent | undefined): Override[] {
  const newest = new Map<number, Override>()
  for (const item of held) {
    const written = item.event.recurrenceId
    if (!written) continue
    const original = originalStart(written, item, master)
    const known = newest.get(original)
    if (!known || rankOf(item.event) >= rankOf(known.item.event)) newest.set(original, { item, original })
  }
  return [...newest.values()].sort((a, b) => a.original - b.original)
}

/** Some calendars write only the day of the instance, or leave out its zone; the series says the rest. */
function originalStart(written: WrittenTime, item: HeldEvent, master: HeldEvent | undefined): number {
  if (!master) return item.zoneFor(written).toInstant(written.wall)
  const start = master.event.start
  const zone = master.zoneFor(start)
  if (start.form === 'date') return zone.toInstant(dayOf(written.wall))
  if (written.form === 'date') return zone.toInstant(written.wall + (start.wall - dayOf(start.wall)))
  return instantIn(written, zone, item)
}

function occurrenceEvent(occurrence: Occurrence, series: HeldEvent, ranges: Override[]): CalendarEvent {
  const range = ranges.findLast(({ original }) => original <= occurrence.start)
  if (!range) {
    const zone = series.zoneFor(series.event.start)
    return toCalendarEvent(series.event, { ...occurrence, zone, original: occurrence.start })
  }
  // As far from its original start, on the wall clock, as the instance which speaks for the rest of the series.
  const { event, zoneFor } = range.item
  const shift = event.start.wall - zoneFor(event.start).toWall(range.original)
  const wall = zoneFor(event.start).toWall(occurrence.start) + shift
  return placed(range.item, { ...event.start, wall }, occurrence.start)
}

function placed({ event, zoneFor }: HeldEvent, start: WrittenTime, original: number | null): CalendarEvent {
  const zone = zoneFor(start)
  const span = eventSpan(event.start, event.end, zoneFor)
  const times = { start: zone.toInstant(start.wall), end: endOf(start.wall, zone, span) }
  return toCalendarEvent(event, { ...times, zone, original })
}

/** An instance with a title of its own may be something else than the series. */
function ownInstance({ item, original }: Override, series: HeldEvent): CalendarEvent {
  const instance = placed(item, item.event.start, original)
  const seriesTitle = series.event.details.title
  const isRenamed = !item.event.thisAndFuture && instance.title !== seriesTitle
  return isRenamed ? { ...instance, seriesTitle } : instance
}

function isInside(event: CalendarEvent, { window }: Pick<SeriesRequest, 'window'>): boolean {
  return touches(window, Date.parse(event.start.instant), Date.parse(event.end.instant))
}
