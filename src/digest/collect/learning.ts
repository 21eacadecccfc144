import type { Assessment } from '../../followup/reflection.ts'
import type { Learning } from '../week.ts'

type Theme = Learning['themes'][number]

/** A thing said of one interview only is no pattern yet. */
const fewestForPattern = 2
const outOf = 5

/** What several self-assessments show together; null without any. */
export function learningFrom(assessments: Assessment[]): Learning | null {
  if (assessments.length === 0) return null
  const themes = [
    ...patterns(
      'well',
      assessments.map(({ well }) => well),
    ),
    ...patterns(
      'poorly',
      assessments.map(({ poorly }) => poorly),
    ),
    ...patterns(
      'surprise',
      assessments.map(({ surprises }) => surprises),
    ),
  ]
  return {
    assessed: assessments.length,
    themes: themes.toSorted((a, b) => b.count - a.count),
    ratings: averageRatings(assessments),
  }
}

function patterns(about: Theme['about'], lists: string[][]): Theme[] {
  const found = new Map<string, Theme>()
  for (const list of lists) {
    // Twice in one assessment is once.
    for (const [key, theme] of new Map(list.map((line) => [line.trim().toLowerCase(), line.trim()]))) {
      const known = found.get(key)
      found.set(key, { about, theme: known?.theme ?? theme, count: (known?.count ?? 0) + 1 })
    }
  }
  return [...found.values()].filter(({ count }) => count >= fewestForPattern)
}

function averageRatings(assessments: Assessment[]): Learning['ratings'] {
  const values = Map.groupBy(
    assessments.flatMap(({ ratings }) => Object.entries(ratings)),
    ([name]) => name,
  )
  return [...values].map(([name, entries]) => ({
    name,
    average: entries.reduce((sum, [, value]) => sum + value, 0) / entries.length,
    outOf,
    count: entries.length,
  }))
}
