// Calendar view and its delta: https://learn.microsoft.com/graph/api/event-delta
import { createHash } from 'node:crypto'
import { readContext } from '../../calendar/calendar-cursor.ts'
import type { CalendarChange, CalendarPort, ReadRequest } from '../../calendar/calendar-port.ts'
import { type CalendarCursor, knownCursor, writeCursor } from './calendar-cursor.ts'
import { EndlessPages, eventPages, isForgotten, isWithoutDelta } from './delta-pages.ts'
import type { GraphEvent } from './event-shape.ts'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'
import { strangeError } from './microsoft-errors.ts'
import { type EventContext, fromMicrosoftEvent } from './microsoft-event.ts'
import { findEvent, SeriesMasters } from './series-masters.ts'

export interface MicrosoftCalendarOptions extends MicrosoftAccount {
  /** Graph's id of the calendar. */
  calendarId: string
}

/** More tombstones in one round than are worth looking up one by one. */
const mostLookups = 40

/** One calendar of a Microsoft account. */
export function createMicrosoftCalendar(options: MicrosoftCalendarOptions): CalendarPort {
  const client = createGraphClient(options)
  return {
    kind: 'microsoft',
    absenceNeedsSecondRead: false,
    tellsAnswers: true,
    read: (request) => new CalendarRead(client, options, request).run(),
  }
}

type Changes = AsyncGenerator<CalendarChange, void>

/** One read of a calendar. */
class CalendarRead {
  readonly #client: GraphClient
  readonly #request: ReadRequest
  readonly #view: string
  readonly #context: string
  readonly #events: EventContext
  readonly #masters: SeriesMasters

  constructor(client: GraphClient, options: MicrosoftCalendarOptions, request: ReadRequest) {
    this.#client = client
    this.#request = request
    this.#view = `me/calendars/${encodeURIComponent(options.calendarId)}/calendarView`
    this.#context = readContext(options.calendarId, request)
    this.#events = { timeZone: request.timeZone, accountEmail: options.accountEmail }
    this.#masters = new SeriesMasters(client)
  }

  async *run(): Changes {
    const cursor = knownCursor(this.#request.cursor, this.#context, this.#request.now)
    if (cursor === null) yield* this.#everything()
    else if (cursor.deltaLink === null) yield* this.#list(cursor)
    else yield* this.#changes(cursor, cursor.deltaLink)
  }

  /** Everything in the window, and a token for what will change in it. */
  async *#everything(): Changes {
    let eventsRead = 0
    let deltaLink: string | null = null
    const stubs: GraphEvent[] = []
    try {
      for await (const page of eventPages(this.#client, this.#firstCall('/delta'), true)) {
        const sorted = this.#masters.sort(page.events)
        stubs.push(...sorted.stubs)
        for (const change of this.#toChanges(sorted.whole)) {
          eventsRead++
          yield change
        }
        deltaLink = page.deltaLink
      }
    } catch (error) {
      if (!isWithoutDelta(error)) throw error
      yield* this.#list(null)
      return
    }
    for (const change of this.#toChanges(await this.#complete(stubs))) {
      eventsRead++
      yield change
    }
    yield this.#end('complete', { deltaLink, mark: null, eventsRead })
  }

  /** What changed since the token was given. */
  async *#changes(cursor: CalendarCursor, deltaLink: string): Changes {
    const events: GraphEvent[] = []
    let next = deltaLink
    try {
      const first = { path: deltaLink, signal: this.#request.signal }
      for await (const page of eventPages(this.#client, first, true)) {
        events.push(...page.events)
        next = page.deltaLink ?? next
      }
    } catch (error) {
      if (error instanceof EndlessPages) yield* this.#list(null)
      else if (isForgotten(error)) yield* this.#everything()
      else throw error
      return
    }
    const removed = events.filter((event) => event['@removed'])
    if (removed.length > mostLookups) yield* this.#everything()
    else if (events.length === 0) yield this.#unchanged(cursor)
    else {
      const { whole, stubs } = this.#masters.sort(events.filter((event) => !event['@removed']))
      yield* this.#toChanges([...whole, ...(await this.#complete(stubs))])
      yield* await this.#lookUp(removed)
      const { completeAt, eventsRead } = cursor
      yield this.#end('changes', { completeAt, deltaLink: next, mark: null, eventsRead })
    }
  }

  /** Everything in the window without a token: compared as a whole with the list of last time. */
  async *#list(cursor: CalendarCursor | null): Changes {
    const listed: GraphEvent[] = []
    try {
      for await (const page of eventPages(this.#client, this.#firstCall(''), false))
        listed.push(...page.events)
    } catch (error) {
      throw error instanceof EndlessPages ? strangeError(200) : error
    }
    const mark = createHash('sha256').update(JSON.stringify(listed)).digest('base64url')
    if (cursor?.mark === mark) {
      yield this.#unchanged(cursor)
      return
    }
    const { whole, stubs } = this.#masters.sort(listed)
    const changes = this.#toChanges([...whole, ...(await this.#complete(stubs))])
    yield* changes
    yield this.#end('complete', { deltaLink: null, mark, eventsRead: changes.length })
  }

  /** Removed from the view is not removed from the calendar: what moved out of the window is told as removed too. */
  async #lookUp(removed: GraphEvent[]): Promise<CalendarChange[]> {
    const looked = removed.map(async ({ id }): Promise<CalendarChange[]> => {
      const event = await findEvent(this.#client, id, this.#request.signal)
      return event === null ? [{ type: 'gone', sourceId: id }] : this.#toChanges([event])
    })
    return (await Promise.all(looked)).flat()
  }

  #complete(stubs: GraphEvent[]): Promise<GraphEvent[]> {
    return this.#masters.complete(stubs, this.#request.signal)
  }

  #toChanges(events: GraphEvent[]): CalendarChange[] {
    return events.flatMap((resource) => {
      const event = fromMicrosoftEvent(resource, this.#events)
      return event === null ? [] : [{ type: 'event' as const, event }]
    })
  }

  #firstCall(suffix: '/delta' | '') {
    const { from, to } = this.#request.window
    return {
      path: `${this.#view}${suffix}`,
      // A delta takes its page length as a preference, a list as a parameter.
      query: { startDateTime: from, endDateTime: to, ...(suffix === '' ? { $top: '100' } : {}) },
      signal: this.#request.signal,
    }
  }

  /** The cursor stays the one it was: nothing new is nothing to write down. */
  #unchanged({ eventsRead }: CalendarCursor): CalendarChange {
    return { type: 'end', cursor: this.#request.cursor ?? '', coverage: 'unchanged', eventsRead }
  }

  #end(
    coverage: 'complete' | 'changes',
    state: Pick<CalendarCursor, 'deltaLink' | 'mark' | 'eventsRead'> & { completeAt?: string },
  ): CalendarChange {
    const cursor = writeCursor({ context: this.#context, completeAt: this.#request.now, ...state })
    return { type: 'end', cursor, coverage, eventsRead: state.eventsRead }
  }
}
