import { type CalendarState, touch } from './calendar-state.ts'
import type { Context } from './context.ts'
import type { EventContent, EventState, InstanceState } from './event-state.ts'

/** An event is seen in a calendar from now on. */
export function appear(event: EventState, calendar: CalendarState, context: Context): void {
  const appearance = {
    event,
    calendar,
    mutableId: context.ids.opaque('AAMkAD', 40),
    immutableId: context.ids.opaque('AAkALg', 40),
    deleted: false,
  }
  event.appearances.push(appearance)
  calendar.events.set(event.id, appearance)
  calendar.byExchangeId.set(appearance.mutableId, appearance).set(appearance.immutableId, appearance)
  calendar.byUid.set(event.uid, appearance)
  touch(appearance, 'created')
}

export function changeWhole(event: EventState, change: Partial<EventContent>, context: Context): void {
  Object.assign(event.content, change)
  event.version++
  event.sequence += change.start || change.status ? 1 : 0
  changed(event, context)
}

export function changeInstance(
  event: EventState,
  original: number,
  change: Partial<InstanceState>,
  context: Context,
): void {
  const before = event.instances.get(original) ?? { content: {}, deleted: false, silent: false, version: 0 }
  event.instances.set(original, {
    content: { ...before.content, ...change.content },
    deleted: change.deleted ?? before.deleted,
    silent: change.silent ?? before.silent,
    version: before.version + 1,
  })
  changed(event, context)
}

function changed(event: EventState, context: Context): void {
  event.updated = context.now()
  for (const appearance of event.appearances) {
    touch(appearance, 'updated')
  }
}
