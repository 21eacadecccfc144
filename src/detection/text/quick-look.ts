import { type Alphabet, alphabetOf, GAP, learn, OTHER_SIGN, SPECIAL, UNSEEN, UNSPACED } from './alphabet.ts'
import { type Automaton, automatonOf, FOUND } from './automaton.ts'
import { comparable } from './comparable.ts'
import { branchOf } from './term-branch.ts'
import { UNSPACED_CLASS } from './tokens.ts'

/**
 * A list of terms made ready for a quick look through texts, which are neither split nor folded nor copied for it.
 * It may see a term where there is none, never the other way round.
 */
export interface QuickLook {
  alphabet: Alphabet
  automaton: Automaton
  /** Terms of scripts without spaces, by the first letter of such a script in them. */
  unspaced: Map<string, { term: string; offset: number }[]>
}

const UNSPACED_LETTER = new RegExp(`[${UNSPACED_CLASS}]`, 'u')
const INNER_HYPHEN = /(?<=[\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu

export function quickLook(terms: Iterable<string>): QuickLook {
  const folded = [...new Set(terms)].map((term) => comparable(term).trim()).filter((term) => term !== '')
  const spaced = folded.filter((term) => !UNSPACED_LETTER.test(term))
  const unspaced = unspacedTerms(folded)
  const alphabet = alphabetOf(spaced, new Set(unspaced.keys()))
  // "on-site" is also written "onsite".
  const variants = new Set(spaced.flatMap((term) => [term, term.replace(INNER_HYPHEN, '')]))
  const branches = [...variants].map((term) => branchOf(alphabet, term))
  return { alphabet, automaton: automatonOf(alphabet, branches), unspaced }
}

/** False only when no term can occur in the text, which may be as people wrote it. */
export function mayOccur(look: QuickLook, text: string): boolean {
  return passes(look, text, false) ?? passes(look, comparable(text), true) ?? true
}

function unspacedTerms(folded: string[]): QuickLook['unspaced'] {
  const byLetter: QuickLook['unspaced'] = new Map()
  for (const term of folded.flatMap((each) => [each, each.replace(/\s+/gu, '')])) {
    const offset = term.search(UNSPACED_LETTER)
    if (offset < 0) continue
    const letter = term[offset] ?? ''
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), { term, offset }])
  }
  return byLetter
}

/** Is there, perhaps, a term? Null when the text has to be normalised to tell. */
function passes(look: QuickLook, text: string, isNormalised: boolean): boolean | null {
  const { alphabet, automaton } = look
  const { units, size } = alphabet
  const { table, start } = automaton
  let state = start
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    let unit = units[code] as number
    if (unit === UNSEEN) unit = learn(alphabet, code)
    if (unit >= UNSPACED) {
      if (unit === SPECIAL && !isNormalised) return null
      if (unit === UNSPACED && beginsUnspaced(look, text, at)) return true
      unit = OTHER_SIGN
    }
    state = table[state * size + unit] as number
    if (state === FOUND) return true
  }
  return table[state * size + GAP] === FOUND
}

function beginsUnspaced({ unspaced }: QuickLook, text: string, at: number): boolean {
  const terms = unspaced.get(text[at] ?? '')
  return terms?.some(({ term, offset }) => standsAt(text, at - offset, term, offset)) ?? false
}

/** Letters before the first of a script without spaces ("HR面") may be capitals. */
function standsAt(text: string, from: number, term: string, offset: number): boolean {
  if (offset === 0) return text.startsWith(term, from)
  return from >= 0 && comparable(text.slice(from, from + term.length)) === term
}
