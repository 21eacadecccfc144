import { comparable } from './comparable.ts'
import { UNSPACED_CLASS } from './tokens.ts'

/** Symbols every alphabet has; the last two stand for all letters and all signs that occur in no term. */
export const GAP = 0
export const DIGIT = 1
export const OTHER_LETTER = 2
export const OTHER_SIGN = 3
const FIRST_FREE = 4
/** With more letters than this in all terms together, the last ones share a symbol. */
const MOST = 240

/**
 * What a UTF-16 unit may be besides a symbol: a letter with which a term of a script without spaces begins. Others of such scripts are
 * as good as signs.
 */
export const UNSPACED = 250
/** The text has to be normalised before it can be read: a combining mark, a ligature. */
export const SPECIAL = 251
export const UNSEEN = 255

/** Letters and signs of a list of terms as small numbers, so that an automaton over them fits into a table. */
export interface Alphabet {
  size: number
  /** Symbol of each UTF-16 unit, or what else it is. */
  units: Uint8Array
  /** Symbols of the folded letters and signs of the terms; 0 for others. */
  known: Uint8Array
  /** Symbols which are signs: a sign is a word of its own. */
  signs: number[]
  unspaced: ReadonlySet<string>
}

const UNSPACED_LETTER = new RegExp(`[${UNSPACED_CLASS}]`, 'u')
const MARK_OR_JAMO = /[\p{M}\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u
const GAP_LETTER = /[\s-]/u
const LETTER = /(?![0-9])[\p{L}\p{N}]/u
/** Their low half may be a letter in a box, or of mathematics, which are read as plain letters. */
const HIGH_HALVES_OF_LETTERS = new Set([0xd835, 0xd83c])
const HALF = /[\ud800-\udfff]/u

/** `terms` are comparable texts; `unspaced` are letters with which others begin. */
export function alphabetOf(terms: string[], unspaced: ReadonlySet<string>): Alphabet {
  const known = new Uint8Array(0x10000)
  const signs = [OTHER_SIGN]
  let size = FIRST_FREE
  const add = (letter: string) => {
    known[letter.charCodeAt(0)] = size
    if (size < MOST) size++
  }
  const own = [...new Set(terms.join(''))].filter((letter) => letter.length === 1)
  for (const sign of own.filter((letter) => !/[\s\d*-]/u.test(letter) && !LETTER.test(letter))) {
    signs.push(size)
    add(sign)
  }
  for (const letter of own) if (LETTER.test(letter)) add(letter)
  return { size: size + 1, units: new Uint8Array(0x10000).fill(UNSEEN), known, signs, unspaced }
}

/** Finds out about a unit that was not met before. */
export function learn(alphabet: Alphabet, code: number): number {
  const unit = unitOf(alphabet, String.fromCharCode(code))
  alphabet.units[code] = unit
  return unit
}

function unitOf({ known, unspaced }: Alphabet, letter: string): number {
  if (HIGH_HALVES_OF_LETTERS.has(letter.charCodeAt(0))) return SPECIAL
  if (HALF.test(letter)) return OTHER_SIGN
  const folded = comparable(letter)
  if (folded.length === 1 && GAP_LETTER.test(folded)) return GAP
  if (folded.length !== 1 || MARK_OR_JAMO.test(letter + folded)) return SPECIAL
  if (/[0-9]/u.test(folded)) return DIGIT
  if (UNSPACED_LETTER.test(folded)) {
    if (folded !== letter) return SPECIAL
    return unspaced.has(letter) ? UNSPACED : OTHER_SIGN
  }
  return known[folded.charCodeAt(0)] || (LETTER.test(folded) ? OTHER_LETTER : OTHER_SIGN)
}
