import type { CalendarState, Window } from './calendar-state.ts'
import { viewOf } from './calendar-state.ts'
import type { Appearance, EventView } from './event-state.ts'
import { seriesView } from './series-view.ts'
import type { When } from './times.ts'

/** What somebody was told of a calendar. Tokens stand for one of these. */
export interface Snapshot {
  calendar: CalendarState
  window: Window
  /** Series as instances, or as wholes with their exceptions. */
  expanded: boolean
  revision: number
  told: Map<string, Told>
}

export interface Told {
  id: string
  version: string
  appearance: Appearance
  originalStart: When | null
}

export interface Difference {
  changed: EventView[]
  /** Told before, and not in the window any more: deleted, or moved away. */
  gone: Told[]
  now: Snapshot
}

export function viewsFor(
  { calendar, window, expanded }: Omit<Snapshot, 'told' | 'revision'>,
  now: string,
): EventView[] {
  return expanded ? viewOf(calendar, window, now) : seriesView(calendar, window, now)
}

export function snapshot(of: Omit<Snapshot, 'told' | 'revision'>, views: EventView[]): Snapshot {
  const told = new Map(views.map((view) => [view.id, toldOf(view)]))
  return { ...of, revision: of.calendar.revision, told }
}

export function difference(before: Snapshot, now: string): Difference {
  if (before.revision === before.calendar.revision) return { changed: [], gone: [], now: before }
  const views = viewsFor(before, now)
  const after = snapshot(before, views)
  return {
    changed: views.filter((view) => before.told.get(view.id)?.version !== view.version),
    gone: [...before.told.values()].filter(({ id }) => !after.told.has(id)),
    now: after,
  }
}

/** Events touched since, which are and were not in the window. */
export function touchedElsewhere({ told, calendar, revision }: Snapshot, after: Snapshot): Appearance[] {
  const touched = new Set<Appearance>()
  for (let i = calendar.log.length - 1; i >= 0; i--) {
    const entry = calendar.log[i]
    if (!entry || entry.revision <= revision) break
    const { event } = entry.appearance
    if (event.rule === null && !told.has(event.id) && !after.told.has(event.id)) touched.add(entry.appearance)
  }
  return [...touched]
}

const toldOf = ({ id, version, appearance, originalStart }: EventView): Told => ({
  id,
  version,
  appearance,
  originalStart,
})
