import type { IcalEvent, RuleData } from '../event/ical-event.ts'
import { dayOf } from '../time/custom-zone.ts'
import { type EventSpan, endOf, eventSpan } from '../time/event-span.ts'
import { type ReadWindow, touches } from '../time/read-window.ts'
import { dayMs, type WrittenTime } from '../time/written-time.ts'
import type { Zone } from '../time/zone.ts'
import { expandRule } from './expand-rule.ts'
import type { RuleBudget } from './rule-budget.ts'

/** One occurrence as the rules give it, before an instance of its own replaces it. Instants in milliseconds. */
export interface Occurrence {
  wall: number
  start: number
  end: number
}

export interface SeriesRequest {
  window: ReadWindow
  zoneFor: (time: WrittenTime) => Zone
  budget: RuleBudget
  maxInstances: number
}

export interface Expansion {
  occurrences: Occurrence[]
  /** False when a rule had to be stopped, or gives more instances than are wanted. */
  complete: boolean
}

/**
 * The occurrences of a series which touch the window, in order: its start, its rules and further dates, less what
 * is excluded. Rules run on the clock of the event's own zone, which keeps 9 o'clock at 9 o'clock in summer.
 */
export function expandSeries(event: IcalEvent, request: SeriesRequest): Expansion {
  const zone = request.zoneFor(event.start)
  const span = eventSpan(event.start, event.end, request.zoneFor)
  const expander = { event, zone, span, request }
  const found = new Map<number, Occurrence>()
  let complete = true

  const add = (wall: number, length: EventSpan) => {
    const start = zone.toInstant(wall)
    found.set(start, { wall, start, end: endOf(wall, zone, length) })
  }
  add(event.start.wall, span)
  for (const rule of event.rules) {
    const expanded = runRule(expander, rule)
    for (const wall of expanded.walls) add(wall, span)
    complete &&= expanded.complete
  }
  for (const date of event.extraDates) {
    const length = date.end.type === 'none' ? span : eventSpan(date.start, date.end, request.zoneFor)
    add(wallInSeries(date.start, expander), length)
  }
  exclude(found, expander)

  const occurrences = [...found.values()].filter(({ start, end }) => touches(request.window, start, end))
  occurrences.sort((a, b) => a.start - b.start)
  complete &&= occurrences.length <= request.maxInstances
  return { occurrences: occurrences.slice(0, request.maxInstances), complete }
}

interface Expander {
  event: IcalEvent
  zone: Zone
  span: EventSpan
  request: SeriesRequest
}

function runRule({ event, zone, span, request }: Expander, rule: RuleData): ReturnType<typeof expandRule> {
  return expandRule({
    rule,
    start: event.start,
    zone,
    fromWall: request.window.from - span.days * dayMs - span.ms - dayMs,
    toWall: request.window.to + dayMs,
    mayStep: request.budget.forOneRule(),
  })
}

function exclude(found: Map<number, Occurrence>, expander: Expander): void {
  const { event, zone, request } = expander
  const days = new Set<number>()
  for (const date of event.excludedDates) {
    // A bare date takes out whatever happens on that day.
    if (date.form === 'date') days.add(date.wall)
    else found.delete(instantIn(date, zone, request))
  }
  for (const rule of event.exclusionRules) {
    for (const wall of runRule(expander, rule).walls) found.delete(zone.toInstant(wall))
  }
  for (const [start, { wall }] of found) if (days.has(dayOf(wall))) found.delete(start)
}

/** A date without zone inside a series is meant on the clock of the series. */
export function instantIn(
  time: WrittenTime,
  zone: Zone,
  { zoneFor }: Pick<SeriesRequest, 'zoneFor'>,
): number {
  const own = time.form === 'utc' || time.tzid !== null ? zoneFor(time) : zone
  return own.toInstant(time.wall)
}

function wallInSeries(time: WrittenTime, { event, zone, request }: Expander): number {
  if (event.start.form === 'date') return dayOf(time.wall)
  if (time.form === 'date') return time.wall + (event.start.wall - dayOf(event.start.wall))
  return zone.toWall(instantIn(time, zone, request))
}
