import type { Learning } from '../week.ts'
import { countOf } from './plain-words.ts'
import { tidyText } from './tidy-text.ts'

const words = { well: 'Went well', poorly: 'Went less well', surprise: 'Came as a surprise' }
const themesShown = 2
const ratingsShown = 3

/** What recurs in the self-assessments, in at most three lines, or in one; once is not yet a pattern. */
export function learningView(learning: Learning | null, isBrief: boolean): string[] {
  if (learning === null) return []
  const recurring = learning.themes
    .map(({ about, theme, count }) => ({ about, theme: tidyText(theme, 60), count }))
    .filter(({ theme, count }) => theme !== '' && count >= 2)
  const themes = recurring
    .slice(0, themesShown)
    .map(
      ({ about, theme, count }) => `${words[about]} in ${count} of ${learning.assessed} interviews: ${theme}`,
    )
  const lines = [...themes, ...ratingLine(learning)]
  return isBrief ? lines.slice(0, 1) : lines
}

function ratingLine({ ratings, assessed }: Learning): string[] {
  const named = ratings
    .map((rating) => ({ ...rating, name: tidyText(rating.name, 24).toLowerCase() }))
    .filter(({ name }) => name !== '')
  const [first] = named
  if (first === undefined) return []
  const shown = named.filter(({ outOf }) => outOf === first.outOf).slice(0, ratingsShown)
  const averages = shown.map(({ name, average }) => `${name} ${average.toFixed(1)}`)
  return [
    `Your ratings over ${countOf(assessed, 'interview')}, out of ${first.outOf}: ${averages.join(', ')}`,
  ]
}
