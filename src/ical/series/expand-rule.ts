import ICAL from 'ical.js'
import type { RuleData } from '../event/ical-event.ts'
import { icalTime, wallOf } from '../time/custom-zone.ts'
import { dayMs, type WrittenTime, writtenTime } from '../time/written-time.ts'
import type { Zone } from '../time/zone.ts'

export interface RuleRequest {
  rule: RuleData
  start: WrittenTime
  zone: Zone
  /** Instances which start on the wall clock from here … */
  fromWall: number
  /** … to here are wanted. */
  toWall: number
  /** Asked before each candidate; false stops the rule. */
  mayStep: () => boolean
}

/** Length of a step of rules whose periods are all equally long. */
const periods = new Map<string, number>([
  ['SECONDLY', 1000],
  ['MINUTELY', 60_000],
  ['HOURLY', 60 * 60_000],
  ['DAILY', dayMs],
  ['WEEKLY', 7 * dayMs],
])

/** Beyond this ical.js, which counts days one by one, takes minutes for a single step. */
const longestInterval = 10_000

class BeyondWindow extends Error {}
class RuleTooLong extends Error {}

/**
 * ical.js goes on for ever with rules of which no candidate can match ("30 February, daily"). This one ends with the
 * window, and gives up when it takes too many steps to get there.
 */
class BoundedIterator extends ICAL.RecurIterator {
  mayStep: () => boolean = () => true
  toWall = Number.POSITIVE_INFINITY

  override check_contracting_rules(): boolean {
    if (wallOf(this.last) > this.toWall) throw new BeyondWindow()
    if (!this.mayStep()) throw new RuleTooLong()
    return super.check_contracting_rules()
  }
}

/** Starts of a rule on the wall clock, in order. `complete` is false when the rule was stopped or is unsound. */
export function expandRule(request: RuleRequest): { walls: number[]; complete: boolean } {
  const walls: number[] = []
  try {
    const iterator = iteratorOf(request)
    for (let next = iterator.next(); next; next = iterator.next()) {
      const wall = wallOf(next)
      if (wall > request.toWall) break
      if (wall >= request.fromWall) walls.push(wall)
    }
    return { walls, complete: true }
  } catch (error) {
    // Besides these two: the many errors with which ical.js refuses parts that do not fit together.
    return { walls, complete: error instanceof BeyondWindow }
  }
}

function iteratorOf({ rule: data, start, zone, fromWall, toWall, mayStep }: RuleRequest): BoundedIterator {
  const isDate = start.form === 'date'
  const { until: untilValue, ...parts } = data
  const rule = ICAL.Recur.fromData(parts)
  if (rule.interval > longestInterval) throw new RuleTooLong()
  const until = untilWall(untilValue, isDate, zone)
  rule.until = icalTime(Math.min(until ?? toWall, toWall), isDate)
  const iterator = new BoundedIterator({
    rule,
    dtstart: icalTime(leapAhead(rule, start.wall, fromWall), isDate),
  })
  iterator.mayStep = mayStep
  iterator.toWall = toWall
  return iterator
}

/** UNTIL counts on the clock of the event (RFC 5545, 3.3.10), and includes its own day when it is a date. */
function untilWall(value: unknown, isDate: boolean, zone: Zone): number | null {
  const until = typeof value === 'string' ? writtenTime(value, ['until', {}, 'date-time']) : null
  if (!until) return null
  if (until.form === 'date') return isDate ? until.wall : until.wall + dayMs - 1000
  return until.form === 'utc' && !isDate ? zone.toWall(until.wall) : until.wall
}

/** Moves the start by whole steps to just before the window, unless the rule counts its instances from the start. */
function leapAhead(rule: ICAL.Recur, startWall: number, fromWall: number): number {
  const period = periods.get(rule.freq)
  if (!period || rule.count) return startWall
  const step = period * Math.max(rule.interval, 1)
  const steps = Math.floor((fromWall - startWall) / step) - 1
  return steps > 0 ? startWall + steps * step : startWall
}
