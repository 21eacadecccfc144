import { findAll } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'

const DAY = 24 * 60 * 60 * 1000

/** What the event's own shape says: a series, a banner over several days, several interviews. */
export function shapeOfEvent({ reading }: Findings): Clue[] {
  const { event, text, lexicon } = reading
  const clues: Clue[] = []
  if (event.recurrenceId !== null)
    clues.push({ signal: 'series', strength: 1, evidence: 'It comes again and again' })
  if (event.allDay && Date.parse(event.end.instant) - Date.parse(event.start.instant) > 1.5 * DAY) {
    clues.push({ signal: 'banner', strength: 1, evidence: 'It lies over several days' })
  }
  const [many] = findAll(lexicon.interview.many, text.foldedTitle)
  if (many)
    clues.push({
      signal: 'several-interviews',
      strength: 1,
      evidence: `The title says ${quoted(text.title, many)}: more than one`,
    })
  return clues
}
