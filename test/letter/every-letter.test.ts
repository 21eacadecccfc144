import { describe, expect, it } from 'vitest'
import { letterKinds } from '../../src/letter/letter-request.ts'
import { examine } from './checks/examine.ts'
import { languagesFound, libraryOf } from './library.ts'

describe.each(languagesFound)('Letters in %s', (language) => {
  const { letters } = libraryOf(language)
  const kinds = letterKinds.filter((kind) => letters.kinds.has(kind))

  it.each(kinds)(
    '%s: each could be sent as it stands, whatever is known, and no two share six words',
    (kind) => {
      const { problems, shared, count } = examine(language, kind)
      expect(count).toBeGreaterThan(0)
      expect(problems.map(({ problem, text }) => `${problem}\n${text}`).join('\n\n')).toBe('')
      expect(shared.join('\n')).toBe('')
    },
  )
})
