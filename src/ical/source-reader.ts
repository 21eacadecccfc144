import type { CalendarChange, ReadRequest } from '../calendar/calendar-port.ts'
import { readEvent } from './event/read-event.ts'
import type { IcalLimits } from './ical-limits.ts'
import { ProblemLog } from './problem-log.ts'
import { type HeldEvent, resolveSeries } from './series/resolve-series.ts'
import { Revisions, rankOf } from './series/revisions.ts'
import { RuleBudget } from './series/rule-budget.ts'
import { decodeText } from './text/decode-text.ts'
import { type ReadWindow, readWindow } from './time/read-window.ts'
import type { WrittenTime } from './time/written-time.ts'
import type { Zone } from './time/zone.ts'
import { type ZoneCache, zoneCache } from './time/zone-book.ts'

/** An event kept back as bytes until the whole source was seen. */
export interface HeldBytes {
  bytes: Buffer
  line: number
  method: string | null
  place: string
  zoneFor: (time: WrittenTime) => Zone
}

/** What the documents of one source share during one read: a file has one document, a folder many. */
export class SourceReader {
  readonly window: ReadWindow
  readonly timeZone: string
  readonly limits: IcalLimits
  readonly zoneOf: ZoneCache = zoneCache()
  readonly revisions = new Revisions()
  readonly problems: ProblemLog
  eventsRead = 0
  readonly #budget: RuleBudget
  readonly #held = new Map<string, HeldBytes[]>()

  constructor(request: Pick<ReadRequest, 'window' | 'timeZone'>, limits: IcalLimits) {
    this.window = readWindow(request.window)
    this.timeZone = request.timeZone
    this.limits = limits
    this.problems = new ProblemLog(limits.maxProblems)
    this.#budget = new RuleBudget(limits.maxRuleSteps, limits.maxTotalRuleSteps)
  }

  hold(uid: string, held: HeldBytes): void {
    const copy = { ...held, bytes: Buffer.from(held.bytes) }
    const same = this.#held.get(uid)
    if (same) same.push(copy)
    else this.#held.set(uid, [copy])
  }

  /** The series, once every document was read. */
  *finish(place: string): Generator<CalendarChange[]> {
    yield* this.finishHeld()
    yield this.problems.remainder(place)
  }

  /** The series of the documents read so far; one UID at a time, so that one series is in memory at a time. */
  *finishHeld(): Generator<CalendarChange[]> {
    for (const [uid, held] of this.#held) {
      this.#held.delete(uid)
      yield this.#finishSeries(uid, held)
    }
  }

  #finishSeries(uid: string, held: HeldBytes[]): CalendarChange[] {
    const changes: CalendarChange[] = []
    const current = this.#withoutOutdated(uid, held.flatMap(reread))
    const { events, stopped } = resolveSeries(current, {
      window: this.window,
      budget: this.#budget,
      maxInstances: this.limits.maxInstances,
    })
    if (stopped) {
      const message = 'This series has too many dates, or a rule that cannot be followed. Some were left out.'
      this.problems.report(changes, stopped.place, stopped.line, message)
    }
    const becameSeries = current.length > 0 && this.revisions.rank(uid) >= 0
    if (becameSeries && events.every(({ recurrenceId }) => recurrenceId !== null)) {
      changes.push({ type: 'gone', uid, recurrenceId: null })
    }
    for (const event of events) changes.push({ type: 'event', event })
    return changes
  }

  /** An event that once repeated and no longer does was met as a single one of a higher revision. */
  #withoutOutdated(uid: string, held: HeldEvent[]): HeldEvent[] {
    const masters = held.filter(({ event }) => event.recurrenceId === null)
    const single = this.revisions.rank(uid)
    if (masters.length === 0) return held
    return masters.some(({ event }) => rankOf(event) >= single) ? held : []
  }
}

function reread({ bytes, method, place, line, zoneFor }: HeldBytes): HeldEvent[] {
  const { event } = readEvent(decodeText(bytes).text, method)
  return event ? [{ event, zoneFor, place, line }] : []
}
