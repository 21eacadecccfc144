import ICAL from 'ical.js'
import type { Appearance, EventState, EventView, InstanceState } from './event-state.ts'
import { msOfWall, shift, type When, wallOf } from './times.ts'

/** More instances than any story has: a rule without an end stops somewhere. */
const MOST_INSTANCES = 2000

/** Original starts of a series up to `to`, by the wall clock of the zone it was written in. */
export function originalStarts(event: EventState, to: number): When[] {
  const { start } = event.content
  if (event.rule === null) return []
  const iterator = ICAL.Recur.fromString(event.rule).iterator(
    ICAL.Time.fromDateTimeString(wallOf(start.ms, start.zone)),
  )
  const starts: When[] = []
  for (let next = iterator.next(); next && starts.length < MOST_INSTANCES; next = iterator.next()) {
    const wall = next.toString().slice(0, 19)
    const ms = msOfWall(wall, start.zone)
    if (ms >= to) break
    starts.push({ ms, date: start.date === null ? null : wall.slice(0, 10), zone: start.zone })
  }
  return starts
}

/** As the id of an instance has it: `20260302T090000Z`, or `20260302` for whole days. */
export const stampOf = (original: When): string =>
  original.date === null
    ? `${new Date(original.ms).toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`
    : original.date.replaceAll('-', '')

export function instanceView(appearance: Appearance, original: When): EventView {
  const { event } = appearance
  const changed: InstanceState | undefined = event.instances.get(original.ms)
  const { start, end } = event.content
  const regular = { start: original, end: shift(original.ms, { from: start, to: end }) }
  return {
    id: `${event.id}_${stampOf(original)}`,
    kind: changed ? 'exception' : 'occurrence',
    appearance,
    content: { ...event.content, ...regular, ...changed?.content },
    originalStart: original,
    version: changed ? `${event.version}.${changed.version}` : `${event.version}`,
  }
}

/** The instances there are, in order of their original starts. Deleted ones are not among them. */
export function instancesOf(appearance: Appearance, to: number): EventView[] {
  const { event } = appearance
  return originalStarts(event, to)
    .filter(({ ms }) => !event.instances.get(ms)?.deleted)
    .map((original) => instanceView(appearance, original))
}
