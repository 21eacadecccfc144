import type { AccountState, CalendarEntry } from './account-state.ts'
import type { Context } from './context.ts'

export function makeCalendar(
  owner: AccountState,
  input: { name: string; timeZone?: string; id?: string; isPrimary: boolean },
  { ids }: Context,
): CalendarEntry {
  const made =
    owner.provider === 'google'
      ? input.isPrimary
        ? owner.email
        : `${ids.letters(26).toLowerCase()}@group.calendar.google.com`
      : ids.opaque('AAMkCal', 30)
  const entry: CalendarEntry = {
    calendar: {
      id: input.id ?? made,
      name: input.name,
      timeZone: input.timeZone ?? owner.timeZone,
      owner,
      isPrimary: input.isPrimary,
      events: new Map(),
      byExchangeId: new Map(),
      byUid: new Map(),
      revision: 0,
      log: [],
      tokensValidFrom: 0,
      removed: false,
      deltaLoops: false,
      listeners: new Set(),
      views: new Map(),
    },
    selected: true,
    hidden: false,
    accessRole: 'owner',
  }
  owner.calendars.set(entry.calendar.id, entry)
  return entry
}
