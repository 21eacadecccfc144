import { expect, it } from 'vitest'
import { letterKinds } from '../../src/letter/letter-request.ts'
import { languagesFound, libraryOf } from './library.ts'

it('There are letters of every kind and notes in seven languages', () => {
  expect(languagesFound.toSorted()).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt'])
  for (const language of languagesFound) {
    const { letters } = libraryOf(language)
    expect([...letters.kinds.keys()], language).toEqual([...letterKinds])
    expect(letters.notes.length, language).toBeGreaterThanOrEqual(5)
  }
})
