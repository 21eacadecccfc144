// RFC 4791, 4.1: an object is one event or task with everything that shares its UID, and the zones it names.
import type { CalendarChange } from '../../../calendar/calendar-port.ts'
import { DocumentReader, NotACalendar } from '../../../ical/document-reader.ts'
import { glance } from '../../../ical/event/glance.ts'
import type { SourceReader } from '../../../ical/source-reader.ts'
import type { ReadWindow } from '../../../ical/time/read-window.ts'

export interface ReadObject {
  changes: CalendarChange[]
  /** False when it says something that could not be read, so that what was known of it is not to be dropped. */
  isReadable: boolean
  /** Everything in it ended before the window began; tasks and journals count as that, too. */
  isPast: boolean
}

/** Reads one object, which is told as `name`; its problems are told of `place`. */
export function readObject(source: SourceReader, name: string, text: string, place: string): ReadObject {
  const before = source.eventsRead
  const read = changesIn(source, text, place)
  if (!read) return { changes: [notACalendar(place)], isReadable: false, isPast: false }
  const changes = read.map((change): CalendarChange => {
    if (change.type === 'event') return { ...change, event: { ...change.event, sourceId: name } }
    // Lines of an object that nobody sees as a file mean nothing.
    if (change.type === 'problem') return { ...change, problem: { ...change.problem, line: null } }
    return change
  })
  const hasEvents = changes.some(({ type }) => type === 'event')
  const hasProblems = changes.some(({ type }) => type === 'problem')
  const isPast = !hasEvents && isOverForGood(text, source.eventsRead - before, source.window)
  return { changes, isReadable: hasEvents || isPast || !hasProblems, isPast }
}

function changesIn(source: SourceReader, text: string, place: string): CalendarChange[] | null {
  const document = new DocumentReader(source, place)
  try {
    return [...document.push(Buffer.from(text)), ...document.end(), ...[...source.finishHeld()].flat()]
  } catch (error) {
    if (error instanceof NotACalendar) return null
    throw error
  }
}

function notACalendar(place: string): CalendarChange {
  const message = 'An entry of this calendar is not in the iCalendar format. It was left out.'
  return { type: 'problem', problem: { place, line: null, message } }
}

/** `count` is how many events were found in it, so that none is overlooked for being written in an odd way. */
function isOverForGood(text: string, count: number, window: ReadWindow): boolean {
  const fromNowOn = { ...window, to: Number.POSITIVE_INFINITY, toDay: '99999999' }
  const events = text.match(/^BEGIN:VEVENT[\s\S]*?^END:VEVENT/gim) ?? []
  return events.length >= count && events.every((event) => glance(event, fromNowOn).outside)
}
