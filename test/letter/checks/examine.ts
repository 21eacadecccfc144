import { formatDate } from '../../../src/letter/format-date.ts'
import type { LetterKind } from '../../../src/letter/letter-request.ts'
import { renderLetter } from '../../../src/letter/render-letter.ts'
import { libraryOf, rulesOf } from '../library.ts'
import { checkLetter } from './check-letter.ts'
import { combinations } from './combinations.ts'
import { SharedRuns, sixWordRuns } from './six-word-runs.ts'

export interface Examination {
  /** One entry for each kind of mistake in each wording: what, and the first letter that has it. */
  problems: { problem: string; text: string }[]
  /** Pairs of wordings with a run of six words in common. */
  shared: string[]
  /** Letters looked at. */
  count: number
}

/** Looks at every wording of a kind in every combination of known and unknown. */
export function examine(language: string, kind: LetterKind): Examination {
  const rules = rulesOf(language)
  const { library, letters } = libraryOf(language)
  const problems = new Map<string, { problem: string; text: string }>()
  const runs = new SharedRuns()
  const dates = ['2026-03-12', '2026-03-20', '2026-04-02'].map(
    (date) => formatDate(date, 'UTC', language) ?? '',
  )
  let count = 0
  for (const skeleton of letters.kinds.get(kind) ?? []) {
    for (const request of combinations(kind, skeleton, rules)) {
      skeleton.wordings.forEach((_, wording) => {
        count += 1
        const letter = renderLetter(request, library, letters, { skeleton, wording, turn: count })
        const where = `${skeleton.name}/${wording}`
        for (const problem of checkLetter(letter, request, rules)) {
          const sort = `${where} ${problem.replace(/\d+|".*"/gu, '')}`
          if (!problems.has(sort)) problems.set(sort, { problem: `${where} ${problem}`, text: letter.text })
        }
        runs.add(where, sixWordRuns(letter, request, dates))
      })
    }
  }
  return {
    problems: [...problems.values()],
    shared: [...runs.shared].map(([both, run]) => `${both}: "${run}"`),
    count,
  }
}
