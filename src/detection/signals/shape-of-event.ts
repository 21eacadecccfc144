import { comparable } from '../text/comparable.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'

const WORD = /[\p{L}\p{N}]+/gu
const DAY = 24 * 60 * 60 * 1000

/** What the event's own shape says: a series, a banner over several days, several interviews. */
export function shapeOfEvent({ reading }: Findings): Clue[] {
  const { event, text, lexicon } = reading
  const clues: Clue[] = []
  if (event.recurrenceId !== null && !isRenamed(reading))
    clues.push({
      signal: 'series',
      strength: 1,
      evidence: 'It is one of a series, and interviews do not repeat',
    })
  if (event.allDay && Date.parse(event.end.instant) - Date.parse(event.start.instant) > 1.5 * DAY) {
    clues.push({ signal: 'banner', strength: 1, evidence: 'It lasts several days' })
  }
  const [many] = findAll(lexicon.interview.many, text.foldedTitle)
  if (many)
    clues.push({
      signal: 'several-interviews',
      strength: 1,
      evidence: `The title says ${quoted(text.title, many)}, so more than one`,
    })
  return clues
}

/**
 * An instance of a series that was turned into something else: nothing is left of the title of the series, and that
 * was not about interviews itself.
 */
function isRenamed({ event, text, lexicon }: Findings['reading']): boolean {
  if (event.seriesTitle === undefined) return false
  const series = comparable(event.seriesTitle)
  const isAboutInterviews = [
    lexicon.interview.certain,
    lexicon.interview.likely,
    lexicon.interview.many,
  ].some((pattern) => occurs(pattern, series))
  const own = new Set(text.foldedTitle.match(WORD))
  const keepsTitle = (series.match(WORD) ?? []).every((word) => own.has(word))
  return !isAboutInterviews && !keepsTitle
}
