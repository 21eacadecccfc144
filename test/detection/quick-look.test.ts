import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { foldText } from '../../src/detection/text/fold-text.ts'
import { mayOccur, occurs } from '../../src/detection/text/term-pattern.ts'
import { ownCases } from './score-cases.ts'

const { anyClue } = await loadDetectionRules()
const folded = (text: string) => foldText(text.normalize('NFKC'))

test('the quick look never misses a word that the close look finds', () => {
  const titles = ownCases().map(({ event }) => event.title)
  const words = [...new Set(titles.flatMap((title) => title.split(/\s+/u)))]
  const word = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 }), fc.nat(40).map(String))
  const joint = fc.constantFrom(' ', '', '. ', '-', ': ', '・')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, joint), { maxLength: 8 }), (pieces) => {
      const text = folded(pieces.flat().join(''))
      fc.pre(occurs(anyClue, text))
      expect(mayOccur(anyClue, text)).toBe(true)
    }),
    { numRuns: 1500 },
  )
})

test.each([
  'Yoga 18 Uhr',
  'Gate 4, row 12',
  'Zug 12:45 Gleis 7',
  '家族と夕食',
  '健身房 6点',
  '치과 예약 3시',
  '🎂 Opa 80',
])('%s is done with after a quick look', (title) => {
  expect(mayOccur(anyClue, folded(title))).toBe(false)
})
