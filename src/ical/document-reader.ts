import type { CalendarChange } from '../calendar/calendar-port.ts'
import { glance } from './event/glance.ts'
import { type IcalEvent, isSeries } from './event/ical-event.ts'
import { readEvent } from './event/read-event.ts'
import { toCalendarEvent } from './event/to-calendar-event.ts'
import { rankOf } from './series/revisions.ts'
import type { SourceReader } from './source-reader.ts'
import { ComponentSplitter, type RawComponent, type SplitItem } from './text/component-splitter.ts'
import { decodeText } from './text/decode-text.ts'
import { type LineBlock, LineBlocks } from './text/line-blocks.ts'
import { endOf, eventSpan } from './time/event-span.ts'
import { touches } from './time/read-window.ts'
import type { WrittenTime } from './time/written-time.ts'
import { ZoneBook } from './time/zone-book.ts'

/** Where a calendar must have begun at the latest. */
const firstPart = 64 * 1024
/** RFC 5546: messages about an event between the people invited; they do not describe the event as it is. */
const answers = new Set(['REPLY', 'REFRESH', 'COUNTER', 'DECLINECOUNTER'])

/** The bytes are no iCalendar text at all. */
export class NotACalendar extends Error {
  readonly isWebPage: boolean
  readonly isEmpty: boolean

  constructor(start: string) {
    super('not a calendar')
    this.isWebPage = /^\s*<(!doctype|html|head|body|\?xml)/i.test(start)
    this.isEmpty = start.trim() === ''
  }
}

/** Reads one iCalendar document from its bytes, which may arrive in any pieces. */
export class DocumentReader {
  readonly #source: SourceReader
  readonly #place: string
  readonly #blocks: LineBlocks
  readonly #splitter: ComponentSplitter
  readonly #zones: ZoneBook
  /** Events in a zone that the document has not defined yet. */
  readonly #waiting: { bytes: Buffer; line: number; method: string | null }[] = []
  readonly #unknownZones = new Map<string, number>()
  #changes: CalendarChange[] = []
  #start = ''
  #bytesSeen = 0
  #toldCharset = false
  #toldAnswer = false

  constructor(source: SourceReader, place: string) {
    this.#source = source
    this.#place = place
    this.#blocks = new LineBlocks(source.limits.maxLineBytes)
    this.#splitter = new ComponentSplitter(source.limits.maxComponentBytes)
    this.#zones = new ZoneBook(source.timeZone, source.zoneOf)
  }

  /** Whether the document ended in the middle, so that what it did not list may still exist. */
  get cutOff(): boolean {
    return this.#splitter.cutOff
  }

  push(chunk: Uint8Array): CalendarChange[] {
    this.#changes = []
    if (this.#start.length < 256) this.#start += Buffer.from(chunk.subarray(0, 256)).toString('latin1')
    this.#bytesSeen += chunk.length
    this.#takeBlocks(this.#blocks.push(chunk))
    if (!this.#splitter.begun && this.#bytesSeen > firstPart) throw new NotACalendar(this.#start)
    return this.#changes
  }

  end(): CalendarChange[] {
    this.#changes = []
    this.#takeBlocks(this.#blocks.end())
    if (!this.#splitter.begun) throw new NotACalendar(this.#start)
    this.#take(this.#splitter.end())
    for (const { bytes, line, method } of this.#waiting) {
      const { event } = readEvent(decodeText(bytes).text, method)
      if (event) this.#single(event, line)
    }
    for (const [tzid, line] of this.#unknownZones) {
      if (this.#zones.knows(tzid)) continue
      this.#report(line, 'The time zone of this event is not known. It was read in your own time zone.')
    }
    return this.#changes
  }

  #takeBlocks(blocks: Iterable<LineBlock>): void {
    for (const block of blocks) {
      if ('bytes' in block) this.#take(this.#splitter.feed(block.bytes))
      else {
        this.#report(this.#splitter.line, 'This line is too long and was left out.')
        this.#splitter.skip(block.skippedLineEnds)
      }
    }
  }

  #take(items: SplitItem[]): void {
    for (const item of items) {
      if ('problem' in item) this.#report(item.problem.line, item.problem.message)
      else if (item.component.kind === 'vevent') this.#event(item.component)
      else if (!this.#zones.define(this.#decode(item.component))) {
        this.#report(item.component.line, 'This definition of a time zone cannot be used.')
      }
    }
  }

  #event(component: RawComponent): void {
    const { method, line, bytes } = component
    if (method && answers.has(method)) {
      if (!this.#toldAnswer)
        this.#report(line, 'This is an answer to an invitation, not an event. It was left out.')
      this.#toldAnswer = true
      return
    }
    const seen = glance(bytes.toString('latin1'), this.#source.window)
    if (seen.outside && method !== 'CANCEL' && (seen.series || !seen.revised)) {
      this.#source.eventsRead++
      return
    }
    const { event, problems } = readEvent(this.#decode(component), method)
    for (const { index, message } of problems) this.#report(line + index, message)
    if (!event) return
    this.#source.eventsRead++
    const known = this.#knowsZones(event, line)
    if (event.recurrenceId || isSeries(event) || method === 'CANCEL') {
      this.#source.hold(event.uid, { bytes, line, method, place: this.#place, zoneFor: this.#settle })
    } else if (known) this.#single(event, line)
    else this.#waiting.push({ bytes: Buffer.from(bytes), line, method })
  }

  readonly #settle = (time: WrittenTime) => this.#zones.settle(time)

  #knowsZones(event: IcalEvent, line: number): boolean {
    const times = [event.start, event.recurrenceId, event.end.type === 'at' ? event.end.time : null]
    const unknown = times.filter((time) => time !== null && this.#zones.find(time) === null)
    for (const time of unknown) {
      if (time?.tzid && !this.#unknownZones.has(time.tzid)) this.#unknownZones.set(time.tzid, line)
    }
    return unknown.length === 0
  }

  #single(event: IcalEvent, line: number): void {
    const { window, revisions } = this.#source
    const zone = this.#settle(event.start)
    const span = eventSpan(event.start, event.end, this.#settle)
    if (span.backwards)
      this.#report(line, 'This event ends before it starts. It was read as ending at its start.')
    const start = zone.toInstant(event.start.wall)
    const end = endOf(event.start.wall, zone, span)
    if (touches(window, start, end)) {
      if (revisions.note(event.uid, rankOf(event)) === 'outdated') return
      this.#changes.push({
        type: 'event',
        event: toCalendarEvent(event, { start, end, zone, original: null }),
      })
    } else if (event.sequence > 0 && revisions.note(event.uid, rankOf(event)) === 'later') {
      // An earlier revision, which lies inside, was listed above.
      this.#changes.push({ type: 'gone', uid: event.uid, recurrenceId: null })
    }
  }

  #decode({ bytes, line }: RawComponent): string {
    const { text, foreignLine } = decodeText(bytes)
    if (foreignLine !== null && !this.#toldCharset) {
      this.#toldCharset = true
      this.#report(
        line + foreignLine,
        'This line is not UTF-8. It was read as windows-1252, as were others like it.',
      )
    }
    return text
  }

  #report(line: number, message: string): void {
    this.#source.problems.report(this.#changes, this.#place, line, message)
  }
}
