import type { AccountState, CalendarEntry } from './account-state.ts'
import { type CalendarState, touch, viewOf } from './calendar-state.ts'
import type { Context } from './context.ts'
import { appear, changeInstance, changeWhole } from './event-changes.ts'
import type { Appearance, EventContent, EventView } from './event-state.ts'
import { attendee, makeEvent } from './make-event.ts'
import { person, sameAddress } from './person.ts'
import { shift, when } from './times.ts'
import type { EventChange, EventInput, EventRef, Response } from './types.ts'

/** What people do to one calendar. */
export class Calendar {
  readonly state: CalendarState
  #entry: CalendarEntry
  #viewer: AccountState
  #context: Context

  constructor(entry: CalendarEntry, viewer: AccountState, context: Context) {
    this.state = entry.calendar
    this.#entry = entry
    this.#viewer = viewer
    this.#context = context
  }

  get id(): string {
    return this.state.id
  }

  get name(): string {
    return this.state.name
  }

  /** The tick before it in the list of calendars. */
  select(selected = true): void {
    this.#entry.selected = selected
  }

  unselect(): void {
    this.select(false)
  }

  hide(hidden = true): void {
    this.#entry.hidden = hidden
  }

  /** Another account sees it from now on. */
  shareWith(other: { state: AccountState }, accessRole: CalendarEntry['accessRole'] = 'reader'): void {
    other.state.calendars.set(this.id, { calendar: this.state, selected: true, hidden: false, accessRole })
  }

  /** It is gone, with everything in it. */
  remove(): void {
    this.state.removed = true
    this.#viewer.calendars.delete(this.id)
  }

  add(input: EventInput): EventRef {
    const event = makeEvent(input, this.state, this.#context)
    appear(event, this.state, this.#context)
    return { uid: event.uid }
  }

  /** The same event, in another calendar too. */
  show(ref: EventRef, other: Calendar): void {
    appear(this.#appearance(ref).event, other.state, this.#context)
  }

  /** One instance of a series, by its original start. */
  instance(ref: EventRef, originalStart: string): EventRef {
    return { uid: ref.uid, instance: originalStart }
  }

  change(ref: EventRef, change: EventChange): void {
    const { organizer, attendees, ...plain } = change
    this.#apply(ref, {
      ...plain,
      ...(organizer === undefined ? {} : { organizer: person(organizer) }),
      ...(attendees === undefined ? {} : { attendees: attendees.map(attendee) }),
    })
  }

  move(ref: EventRef, to: { start: string; end?: string }): void {
    const content = this.#contentOf(ref)
    const start = when(to.start, content.start.zone)
    const end =
      to.end === undefined
        ? shift(start.ms, { from: content.start, to: content.end })
        : when(to.end, start.zone)
    this.#apply(ref, { start, end })
  }

  /** The organiser calls it off: Google takes it away, Microsoft leaves it in the calendar, marked. */
  cancel(ref: EventRef): void {
    if (this.state.owner.provider === 'google') this.#takeAway(ref, false, true)
    else this.#apply(ref, { status: 'cancelled' })
  }

  /** It is deleted from this calendar. `silent`: Microsoft's delta never says so. */
  delete(ref: EventRef, options: { silent?: boolean } = {}): void {
    this.#takeAway(ref, options.silent ?? false, false)
  }

  respond(ref: EventRef, response: Response, email = this.state.owner.email): void {
    const attendees = this.#contentOf(ref).attendees.map((each) =>
      sameAddress(each.email, email) ? { ...each, response } : each,
    )
    this.#apply(ref, { attendees })
  }

  /** What the calendar shows, for an assertion. */
  events(): EventView[] {
    return viewOf(
      this.state,
      { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY },
      this.#context.now(),
    )
  }

  /** Every sync or delta token given so far is too old. */
  expireSyncTokens(): void {
    this.state.tokensValidFrom = this.state.revision + 1
    this.state.revision++
  }

  /** Microsoft's delta never comes to an end. */
  loopDelta(loops = true): void {
    this.state.deltaLoops = loops
  }

  #appearance(ref: EventRef): Appearance {
    const found = this.state.byUid.get(ref.uid)
    if (!found) throw new Error(`No event ${ref.uid} in the calendar "${this.name}".`)
    return found
  }

  #original(ref: EventRef, appearance: Appearance) {
    return ref.instance === undefined ? null : when(ref.instance, appearance.event.content.start.zone)
  }

  #contentOf(ref: EventRef): EventContent {
    const appearance = this.#appearance(ref)
    const { content, instances } = appearance.event
    const start = this.#original(ref, appearance)
    if (start === null) return content
    const end = shift(start.ms, { from: content.start, to: content.end })
    return { ...content, start, end, ...instances.get(start.ms)?.content }
  }

  #apply(ref: EventRef, change: Partial<EventContent>): void {
    const appearance = this.#appearance(ref)
    const original = this.#original(ref, appearance)
    if (original === null) changeWhole(appearance.event, change, this.#context)
    else changeInstance(appearance.event, original.ms, { content: change }, this.#context)
  }

  #takeAway(ref: EventRef, silent: boolean, everywhere: boolean): void {
    const appearance = this.#appearance(ref)
    const original = this.#original(ref, appearance)
    if (original !== null) {
      changeInstance(appearance.event, original.ms, { deleted: true, silent }, this.#context)
      return
    }
    for (const each of everywhere ? appearance.event.appearances : [appearance]) {
      each.deleted = true
      touch(each, 'deleted')
    }
  }
}
