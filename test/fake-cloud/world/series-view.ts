import { type CalendarState, viewOf, type Window, whole } from './calendar-state.ts'
import type { EventView } from './event-state.ts'
import { instanceView } from './series.ts'

/** What a calendar shows when series are not expanded: each as a whole, and its exceptions. */
export function seriesView(calendar: CalendarState, window: Window, now: string): EventView[] {
  const seen = new Set<string>()
  return viewOf(calendar, window, now).flatMap((view): EventView[] => {
    if (view.kind === 'single') return [view]
    const { appearance } = view
    if (seen.has(appearance.event.id)) return view.kind === 'exception' ? [view] : []
    seen.add(appearance.event.id)
    const before = view.kind === 'exception' ? [view] : []
    return [whole(appearance), ...before, ...calledOff(view)]
  })
}

/** Instances that were deleted are part of what a series is. */
function calledOff({ appearance }: EventView): EventView[] {
  const { event } = appearance
  const { zone, date } = event.content.start
  return [...event.instances].flatMap(([ms, { deleted }]) => {
    if (!deleted) return []
    const day = date === null ? null : new Date(ms).toISOString().slice(0, 10)
    const view = instanceView(appearance, { ms, date: day, zone })
    return [{ ...view, content: { ...view.content, status: 'cancelled' as const } }]
  })
}
