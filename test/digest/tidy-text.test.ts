import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isolateDirection } from '../../src/digest/template/isolate-direction.ts'
import { wrapText } from '../../src/digest/template/wrap-text.ts'
import { processName, tidyText } from '../../src/digest/view/tidy-text.ts'
import { untrusted } from './week-arbitrary.ts'

const lettersOf = (text: string) => [...new Intl.Segmenter('en').segment(text)].length

describe('An untrusted text', () => {
  test('becomes one clean line no longer than allowed', () => {
    fc.assert(
      fc.property(untrusted, fc.integer({ min: 8, max: 160 }), (text, max) => {
        const tidy = tidyText(text, max)
        expect(lettersOf(tidy)).toBeLessThanOrEqual(max)
        expect(tidy.length).toBeLessThanOrEqual(8 * max)
        expect(tidy).toBe(tidy.trim())
        expect(tidy).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]| {2}/u)
        expect(tidy.isWellFormed()).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['is left alone when it fits', 'Brightwater Live', 20, 'Brightwater Live'],
    ['is cut between words', 'Head of Conference Production', 24, 'Head of Conference…'],
    ['is cut inside a word that is too long itself', 'Donaudampfschifffahrt', 10, 'Donaudamp…'],
    ['keeps a family together', '👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2, '👩‍👩‍👧…'],
    ['loses its line breaks', 'a\r\nBcc: b', 20, 'a Bcc: b'],
    ['loses what turns direction round', '\u202emoc.elpmaxe', 20, 'moc.elpmaxe'],
  ])('%s', (_, text, max, tidy) => {
    expect(tidyText(text, max)).toBe(tidy)
  })

  test('of 10,000 marks on one letter does not grow', () => {
    expect(tidyText(`e${'\u0301'.repeat(10_000)}`, 20).length).toBeLessThanOrEqual(81)
  })
})

describe('The name of a process', () => {
  test.each([
    [{ role: 'Event Manager', company: 'Brightwater' }, 'Event Manager at Brightwater'],
    [{ role: null, company: 'Brightwater' }, 'Brightwater'],
    [{ role: 'Event Manager', company: ' ' }, 'Event Manager'],
    [{ role: null, company: null }, ''],
  ])('says what is known of %j', (process, name) => {
    expect(processName(process)).toBe(name)
  })
})

describe('Plain text', () => {
  test('continues a wrapped item under its own words', () => {
    expect(wrapText('- one two three four\n  five', 12)).toBe('- one two\n  three four\n  five\n')
  })

  test('keeps a link whole and breaks any other word that is too long', () => {
    expect(wrapText(`https://mail.example/drafts\n${'x'.repeat(30)}`, 20)).toBe(
      `https://mail.example/drafts\n${'x'.repeat(10)}\n${'x'.repeat(10)}\n${'x'.repeat(10)}\n`,
    )
  })

  test('never has two empty lines together, nor any at its ends', () => {
    expect(wrapText('\n\na\n\n\n\nb\n\n', 20)).toBe('a\n\nb\n')
  })

  test('isolates a text with right-to-left letters, wherever it stands, and leaves the others', () => {
    expect(isolateDirection({ a: ['מנהלת', 'Crew'], b: null, c: 3 })).toEqual({
      a: ['\u2068מנהלת\u2069', 'Crew'],
      b: null,
      c: 3,
    })
  })
})
