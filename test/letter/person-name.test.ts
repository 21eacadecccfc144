import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { personName } from '../../src/letter/person-name.ts'
import { writeLetter } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { libraryOf } from './library.ts'

const { library } = libraryOf('en')

/** The English greeting of somebody displayed like this. */
function greet(name: string | null, email = 'x@lumen.example', signedAs: string | null = null): string {
  const request = bareRequest('check-in', 'en')
  const letter = writeLetter(
    { ...request, recipient: { ...request.recipient, name, email, signedAs } },
    library,
  )
  return letter.text.split('\n')[0] ?? ''
}

describe('A person is greeted', () => {
  it.each([
    ['Anna Keller', 'Hello Anna,'],
    ['Anna (HR) | ACME', 'Hello Anna,'],
    ['Anna Keller – Lumen Events', 'Hello Anna,'],
    ['Anna Keller via Greenhouse', 'Hello Anna,'],
    ['Anna Keller (she/her)', 'Hello Anna,'],
    ['"Keller, Anna"', 'Hello Anna,'],
    ['KELLER, Anna', 'Hello Anna,'],
    ['Anna KELLER', 'Hello Anna,'],
    ['ANNA KELLER', 'Hello Anna,'],
    ['anna keller', 'Hello Anna,'],
    ['Anna Keller, MBA', 'Hello Anna,'],
    ['Jan de Vries', 'Hello Jan,'],
    ['Anne-Marie Dubois', 'Hello Anne-Marie,'],
    ['Ms Anna Keller', 'Hello Anna,'],
    ['Anna', 'Hello Anna,'],
  ])('%s by the first name, where it is sure which that is', (shown, greeting) => {
    expect(greet(shown)).toBe(greeting)
  })

  it.each([
    ['Wei Zhang', 'Dear Wei Zhang,'],
    ['Yang, Yuanqing', 'Dear Yang Yuanqing,'],
    ['YANG Yuanqing', 'Dear Yang Yuanqing,'],
    ['Nguyen Thi Mai', 'Dear Nguyen Thi Mai,'],
    ['Nagy Péter', 'Dear Nagy Péter,'],
    ['Kim Min-jun', 'Dear Kim Min-jun,'],
    ['Anna Maria Keller', 'Dear Anna Maria Keller,'],
    ['María García López', 'Dear María García López,'],
    ['J. Keller', 'Dear J. Keller,'],
  ])('%s by the whole name, where the order is not sure', (shown, greeting) => {
    expect(greet(shown)).toBe(greeting)
  })

  it('by the whole name when the address is of a country where the family name comes first', () => {
    expect(greet('Aoi Hoshino', 'aoi@venue.jp')).toBe('Dear Aoi Hoshino,')
  })

  it.each([
    ['Dr. Anna Keller', 'Dear Dr Keller,'],
    ['Prof. Dr. Anna Keller', 'Dear Professor Keller,'],
    ['Anna Keller, Dr.', 'Dear Dr Keller,'],
    ['Dr. Wei Zhang', 'Dear Dr Wei Zhang,'],
  ])('%s by a title that tells no gender', (shown, greeting) => {
    expect(greet(shown)).toBe(greeting)
  })

  it.each([
    [null],
    [''],
    ['anna.keller@lumen.example'],
    ['akeller'],
    ['HR'],
    ['AK'],
    ['A. K.'],
    ['HR Team'],
    ['Recruiting Team Lumen'],
    ['no-reply'],
    ['Calendly'],
    ['Meeting Room 3'],
    ['Sala Berlino'],
    ['Herr Keller'],
    ['Mr Smith'],
    ['R2-D2'],
    ['{{name}}'],
    ['Anna\u0000\n<b>'],
  ])('%s without a name, where there is none to use', (shown) => {
    expect(greet(shown)).toBe('Hello,')
  })

  it('by the form they signed with', () => {
    expect(greet('Anna Maria Keller', undefined, 'Anna Maria')).toBe('Hello Anna,')
    expect(greet('Elisabeth Keller', undefined, 'Lisa')).toBe('Hello Elisabeth,')
    expect(greet('Yuanqing Yang', undefined, 'Yuanqing')).toBe('Hello Yuanqing,')
  })

  it('never by text that is not in the displayed name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (shown) => {
        const name = personName(shown, null)
        const letters = shown.normalize('NFC').toLowerCase()
        for (const word of name?.whole.split(' ') ?? [])
          expect(letters).toContain(word.normalize('NFC').toLowerCase())
      }),
    )
  })
})
