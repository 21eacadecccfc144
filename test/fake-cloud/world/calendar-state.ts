import type { AccountState } from './account-state.ts'
import type { Appearance, EventView } from './event-state.ts'
import { instancesOf } from './series.ts'
import { DAY } from './times.ts'

/** Half open; infinite where nobody asked for a bound. */
export interface Window {
  from: number
  to: number
}

export interface CalendarState {
  id: string
  name: string
  timeZone: string
  owner: AccountState
  isPrimary: boolean
  /** By Google's id of the event, and by both of Microsoft's. */
  events: Map<string, Appearance>
  byExchangeId: Map<string, Appearance>
  byUid: Map<string, Appearance>
  /** Counts changes: when it is the same, nothing is new. */
  revision: number
  /** What changed when, for those who ask what is new. */
  log: { revision: number; appearance: Appearance }[]
  /** Sync tokens of earlier revisions are too old. */
  tokensValidFrom: number
  removed: boolean
  /** Microsoft's delta goes on for ever: the last page leads to the first. */
  deltaLoops: boolean
  /** Those to be told of a change. */
  listeners: Set<(appearance: Appearance, change: ChangeKind) => void>
  views: Map<string, { revision: number; views: EventView[] }>
}

export type ChangeKind = 'created' | 'updated' | 'deleted'

/** How far a series without an end is expanded for somebody who names no end. */
const HORIZON = 400 * DAY
const CACHED_VIEWS = 8

export function touch(appearance: Appearance, change: ChangeKind): void {
  const { calendar } = appearance
  calendar.revision++
  calendar.log.push({ revision: calendar.revision, appearance })
  for (const listener of calendar.listeners) listener(appearance, change)
}

/** What a calendar shows in a window: events that end after `from` and start before `to`, by start. */
export function viewOf(calendar: CalendarState, window: Window, now: string): EventView[] {
  const key = `${window.from}|${window.to}`
  const known = calendar.views.get(key)
  if (known?.revision === calendar.revision) return known.views
  const to = Number.isFinite(window.to) ? window.to : Date.parse(now) + HORIZON
  const views = [...calendar.events.values()]
    .filter(({ deleted }) => !deleted)
    .flatMap((appearance) =>
      appearance.event.rule === null ? [whole(appearance)] : instancesOf(appearance, to),
    )
    .filter(
      ({ content }) =>
        content.start.ms < window.to && endsAfter(content.end.ms, content.start.ms, window.from),
    )
    .toSorted((a, b) => a.content.start.ms - b.content.start.ms || (a.id < b.id ? -1 : 1))
  if (calendar.views.size >= CACHED_VIEWS) calendar.views.clear()
  calendar.views.set(key, { revision: calendar.revision, views })
  return views
}

/** An event without length is in the window in which it starts. */
const endsAfter = (end: number, start: number, from: number): boolean =>
  end > from || (end === start && start >= from)

/** A single event, or a series as a whole. */
export function whole(appearance: Appearance): EventView {
  const { event } = appearance
  return {
    id: event.id,
    kind: event.rule === null ? 'single' : 'master',
    appearance,
    content: event.content,
    originalStart: null,
    version: `${event.version}`,
  }
}
