import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { comparable } from '../../src/detection/text/comparable.ts'
import { mayOccur } from '../../src/detection/text/quick-look.ts'
import { occurs } from '../../src/detection/text/term-pattern.ts'
import { ownCases } from './score-cases.ts'

const { anyClue, firstLook } = await loadDetectionRules()

test('the quick look never misses a word that the close look finds', () => {
  const titles = ownCases().map(({ event }) => event.title)
  const words = [...new Set(titles.flatMap((title) => title.split(/\s+/u)))]
  const spelt = fc.constantFrom(...words)
  const forms = fc.constantFrom('NFC', 'NFD', 'NFKD')
  const anyForm = fc.tuple(spelt, forms).map(([text, form]) => text.normalize(form))
  const capitals = spelt.map((text) => text.toUpperCase())
  const word = fc.oneof(spelt, anyForm, capitals, fc.string({ maxLength: 4 }), fc.nat(40).map(String))
  const joint = fc.constantFrom(' ', '', '. ', '-', ': ', '・', '\u200b', '\n', '_', '/', '🎉')
  fc.assert(
    fc.property(fc.array(fc.tuple(word, joint), { maxLength: 8 }), (pieces) => {
      const text = pieces.flat().join('')
      fc.pre(occurs(anyClue, comparable(text)))
      expect(mayOccur(firstLook.any, text)).toBe(true)
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
  expect(mayOccur(firstLook.any, title)).toBe(false)
})
