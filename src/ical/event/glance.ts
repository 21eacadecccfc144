import type { ReadWindow } from '../time/read-window.ts'

/** What can be seen of an event without parsing it. */
export interface Glance {
  /** Whether it belongs to a series: has a rule, further dates, or is one instance told apart. */
  series: boolean
  /** Certain not to touch the window, so that it need not be parsed. */
  outside: boolean
  /** A later revision; an earlier one of the same event may stand in the same calendar. */
  revised: boolean
}

interface Seen {
  start: string | null
  end: string | null
  original: string | null
  untils: (string | null)[]
  duration: boolean
  furtherDates: boolean
  wholeRange: boolean
  revised: boolean
}

const telling = /\n(DTSTART|DTEND|DURATION|RRULE|EXRULE|RDATE|RECURRENCE-ID|SEQUENCE)([^:\n]*):([^\r\n]*)/gi
const foldedName = /\n[A-Z-]{1,13}\r?\n[ \t]/i

/** Looks at the undecoded text of a VEVENT. Whatever is not plain to see counts as inside the window. */
export function glance(text: string, window: ReadWindow): Glance {
  const seen = look(text)
  const series = seen.untils.length > 0 || seen.furtherDates || seen.original !== null
  return { series, outside: isOutside(seen, window) && !foldedName.test(text), revised: seen.revised }
}

function isOutside(seen: Seen, window: ReadWindow): boolean {
  if (!seen.start || seen.furtherDates) return false
  if (seen.untils.length > 0) return seen.original === null && isSeriesOutside(seen, window)
  if (seen.original !== null && (seen.wholeRange || !isBeyond(seen.original, window))) return false
  return isSingleOutside(seen, window)
}

function look(text: string): Seen {
  const seen: Seen = {
    start: null,
    end: null,
    original: null,
    untils: [],
    duration: false,
    furtherDates: false,
    wholeRange: false,
    revised: false,
  }
  telling.lastIndex = 0
  for (let match = telling.exec(text); match; match = telling.exec(text)) {
    note(seen, (match[1] ?? '').toUpperCase(), match[2] ?? '', match[3] ?? '')
  }
  return seen
}

function note(seen: Seen, name: string, parameters: string, value: string): void {
  // An unreadable day is the empty string: it sorts before every window, and `isBeyond` refuses it.
  const day = /^\d{8}/.exec(value)?.[0] ?? ''
  if (name === 'DTSTART') seen.start = seen.start === null ? day : ''
  else if (name === 'DTEND') seen.end = seen.end === null ? day : ''
  else if (name === 'DURATION') seen.duration = true
  else if (name === 'SEQUENCE') seen.revised = Number(value) > 0
  else if (name === 'RDATE') seen.furtherDates = true
  else if (name === 'RECURRENCE-ID') {
    seen.original = day
    seen.wholeRange = parameters !== '' && /RANGE/i.test(parameters)
  } else seen.untils.push(/UNTIL=(\d{8})/i.exec(value)?.[1] ?? null)
}

function isBeyond(day: string, window: ReadWindow): boolean {
  return day !== '' && (day < window.fromDay || day > window.toDay)
}

function isSingleOutside({ start, end, duration }: Seen, window: ReadWindow): boolean {
  if (start === null || start > window.toDay) return true
  const last = end ?? start
  return !duration && last !== '' && last < window.fromDay && start < window.fromDay
}

/** It begins too late; or all its rules ended long ago, and no instance is long enough to reach into the window. */
function isSeriesOutside({ start, end, untils, duration }: Seen, window: ReadWindow): boolean {
  if (start === null || start > window.toDay) return true
  const short = !duration && (end === null || (end !== '' && Number(end) - Number(start) <= 1))
  return short && untils.every((until) => until !== null && until < window.fromDay)
}
