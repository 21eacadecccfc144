import type { Learning } from '../week.ts'
import { countOf } from './plain-words.ts'
import { tidyText } from './tidy-text.ts'

const about = { well: 'Went well', poorly: 'Went less well', surprise: 'Came as a surprise' }
const themesShown = 2
const ratingsShown = 3

/** What recurs in the self-assessments, in at most three lines, or in one; once is not yet a pattern. */
export function learningView(learning: Learning | null, isBrief: boolean): string[] {
  if (learning === null) return []
  const recurring = learning.themes.filter(({ count }) => count >= 2).slice(0, themesShown)
  const themes = recurring.map(
    ({ about: kind, theme, count }) =>
      `${about[kind]} in ${count} of ${learning.assessed} interviews: ${tidyText(theme, 60)}`,
  )
  const lines = [...themes, ...ratingLine(learning)]
  return isBrief ? lines.slice(0, 1) : lines
}

function ratingLine({ ratings, assessed }: Learning): string[] {
  const [first] = ratings
  if (first === undefined) return []
  const shown = ratings.filter(({ outOf }) => outOf === first.outOf).slice(0, ratingsShown)
  const averages = shown.map(
    ({ name, average }) => `${tidyText(name, 24).toLowerCase()} ${average.toFixed(1)}`,
  )
  return [
    `Your ratings over ${countOf(assessed, 'interview')}, out of ${first.outOf}: ${averages.join(', ')}`,
  ]
}
