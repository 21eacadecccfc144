import type { AccountState } from '../world/account-state.ts'
import { whole } from '../world/calendar-state.ts'
import { difference, type Snapshot, type Told, touchedElsewhere } from '../world/changes.ts'
import type { EventView } from '../world/event-state.ts'
import { instanceView } from '../world/series.ts'
import { eventResource, tombstone } from './event-resource.ts'

/** An entry of a list of events: one there is, or the tombstone of one that was. */
export type Listed = { view: EventView } | { gone: Omit<Told, 'version'> }

export function render(item: Listed, viewer: AccountState): Record<string, unknown> {
  if ('view' in item) return eventResource(item.view, viewer)
  const { id, appearance, originalStart } = item.gone
  return tombstone(id, originalStart ? { seriesId: appearance.event.id, originalStart } : undefined)
}

/**
 * What a sync token brings: everything touched since, wherever it is now. An event that left the window of the first
 * request comes with its new time; one that came and went is a tombstone nobody asked for.
 */
export function changesSince(told: Snapshot, now: string): { items: Listed[]; after: Snapshot } {
  const { changed, gone, now: after } = difference(told, now)
  const elsewhere = touchedElsewhere(told, after).map(
    (appearance): Listed =>
      appearance.deleted
        ? { gone: { id: appearance.event.id, appearance, originalStart: null } }
        : { view: whole(appearance) },
  )
  return {
    items: [...changed.map((view): Listed => ({ view })), ...gone.map(leftOrGone), ...elsewhere],
    after,
  }
}

function leftOrGone(told: Told): Listed {
  const { appearance, originalStart } = told
  if (appearance.deleted) return { gone: told }
  if (originalStart === null) return { view: whole(appearance) }
  const instance = appearance.event.instances.get(originalStart.ms)
  return instance && !instance.deleted ? { view: instanceView(appearance, originalStart) } : { gone: told }
}
