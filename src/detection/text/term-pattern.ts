import { foldText } from './fold-text.ts'
import { type Token, type TokenText, tokensOf, UNSPACED_CLASS } from './tokens.ts'

/** Where a term was found: offsets into the text. */
export interface Found {
  start: number
  end: number
}

type WordTest = string | RegExp

/** A list of vocabulary terms made ready for searching. */
export interface TermPattern {
  /** Terms by their first word. */
  words: Map<string, WordTest[][]>
  /** Terms whose first word has an open end, by its first three letters; those with an open beginning, by its last three. */
  openEnd: Map<string, WordTest[][]>
  openStart: Map<string, WordTest[][]>
  /** Terms that begin with a number. */
  numbers: WordTest[][]
  /** Terms of scripts without spaces, by first letter, the longest first. */
  unspaced: Map<string, string[]>
}

const UNSPACED = new RegExp(`[${UNSPACED_CLASS}]`, 'u')
const KEY_LENGTH = 3

/**
 * Makes a list of terms searchable. In a term, a space or hyphen matches either or nothing in a hyphenated word,
 * `*` stands for any further letters, `<n>` for a number; terms begin and end at word boundaries.
 */
export function termPattern(terms: Iterable<string>): TermPattern {
  const pattern: TermPattern = {
    words: new Map(),
    openEnd: new Map(),
    openStart: new Map(),
    numbers: [],
    unspaced: new Map(),
  }
  for (const term of new Set(terms)) {
    const folded = foldText(term.normalize('NFKC').trim())
    if (folded === '') continue
    if (UNSPACED.test(folded)) addUnspaced(pattern, folded)
    else for (const variant of variantsOf(folded)) addTerm(pattern, variant)
  }
  for (const list of pattern.unspaced.values()) list.sort((a, b) => b.length - a.length)
  return pattern
}

/** All places of a pattern in folded text, from left to right, the longest first, not overlapping. */
export function findAll(pattern: TermPattern, folded: string): Found[] {
  const text = tokensOf(folded)
  const found: Found[] = []
  let free = 0
  for (const [index, token] of text.tokens.entries()) {
    if (token.start < free) continue
    const end = longestAt(pattern, text.tokens, index)
    if (end === null) continue
    found.push({ start: token.start, end })
    free = end
  }
  return text.unspaced ? withUnspaced(pattern, text, found) : found
}

/** True when the pattern occurs in the folded text. */
export function occurs(pattern: TermPattern, folded: string): boolean {
  const text = tokensOf(folded)
  if (text.tokens.some((_, index) => longestAt(pattern, text.tokens, index) !== null)) return true
  return text.unspaced && withUnspaced(pattern, text, []).length > 0
}

/** "on-site" is also written "on site" and "onsite". */
function variantsOf(term: string): string[] {
  const joined = term.replace(/(?<=\p{L})-(?=\p{L})|(?<=\p{L})-(?=\p{N})|(?<=\p{N})-(?=\p{L})/gu, '')
  return joined === term ? [term] : [term, joined]
}

function addTerm(pattern: TermPattern, term: string): void {
  const tests = term.split(/(?<=[\p{L}\p{N}*>])-(?=[\p{L}\p{N}*<])|\s+/u).flatMap(wordTests)
  const [first] = tests
  if (first === undefined) return
  if (typeof first === 'string') add(pattern.words, first, tests)
  else if (term.startsWith('<n>')) pattern.numbers.push(tests)
  else if (term.startsWith('*'))
    add(pattern.openStart, (term.split(/[\s-]/u)[0] ?? '').slice(-KEY_LENGTH), tests)
  else add(pattern.openEnd, term.slice(0, KEY_LENGTH), tests)
}

function wordTests(word: string): WordTest[] {
  const pieces = word.match(/(?:[\p{L}\p{N}*]|<n>)+|[^\s\p{L}\p{N}*]/gu) ?? []
  return pieces.map((piece) =>
    /[*]|<n>/u.test(piece)
      ? new RegExp(`^${piece.replaceAll('*', '\\p{L}*').replaceAll('<n>', '\\d+')}$`, 'u')
      : piece,
  )
}

function addUnspaced(pattern: TermPattern, term: string): void {
  for (const variant of new Set([term, term.replace(/\s+/gu, '')])) {
    const key = variant[0] ?? ''
    pattern.unspaced.set(key, [...(pattern.unspaced.get(key) ?? []), variant])
  }
}

function add(map: Map<string, WordTest[][]>, key: string, tests: WordTest[]): void {
  const list = map.get(key)
  if (list) list.push(tests)
  else map.set(key, [tests])
}

function longestAt(pattern: TermPattern, tokens: Token[], index: number): number | null {
  const word = tokens[index]?.text ?? ''
  let end: number | null = null
  const consider = (terms: WordTest[][] | undefined) => {
    for (const tests of terms ?? []) {
      const last = tokens[index + tests.length - 1]
      if (!last || (end !== null && last.end <= end)) continue
      if (isClock(last, tokens[index + tests.length])) continue
      if (tests.every((test, i) => fits(test, tokens[index + i]))) end = last.end
    }
  }
  consider(pattern.words.get(word))
  if (pattern.openEnd.size > 0) consider(pattern.openEnd.get(word.slice(0, KEY_LENGTH)))
  if (pattern.openStart.size > 0) consider(pattern.openStart.get(word.slice(-KEY_LENGTH)))
  if (pattern.numbers.length > 0 && /^\d/u.test(word)) consider(pattern.numbers)
  return end
}

/** The number of "Interview 14:00" is a time. */
function isClock(last: Token, next: Token | undefined): boolean {
  return next?.text === ':' && next.start === last.end && /^\d+$/u.test(last.text)
}

function fits(test: WordTest, token: Token | undefined): boolean {
  if (token === undefined) return false
  return typeof test === 'string' ? test === token.text : test.test(token.text)
}

function withUnspaced(pattern: TermPattern, { folded }: TokenText, found: Found[]): Found[] {
  if (pattern.unspaced.size === 0) return found
  const all = [...found]
  for (let at = 0; at < folded.length; at++) {
    const term = pattern.unspaced.get(folded[at] ?? '')?.find((candidate) => folded.startsWith(candidate, at))
    if (term === undefined) continue
    all.push({ start: at, end: at + term.length })
    at += term.length - 1
  }
  return all.sort((a, b) => a.start - b.start)
}
