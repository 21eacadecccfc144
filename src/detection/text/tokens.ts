import type { Found } from './term-pattern.ts'

/** A word, or a single sign between words. */
export interface Token extends Found {
  text: string
}

export interface TokenText {
  folded: string
  /** Words of scripts with spaces between words, and signs. Hyphens inside compounds are left out. */
  tokens: Token[]
  /** True when there are letters of scripts without spaces. */
  unspaced: boolean
}

export const UNSPACED_CLASS = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー々'
const UNSPACED = new RegExp(`[${UNSPACED_CLASS}]`, 'u')
const TOKEN = new RegExp(`(?:(?![${UNSPACED_CLASS}])[\\p{L}\\p{N}])+|[^\\s\\p{L}\\p{N}]`, 'gu')
const PLAIN_TOKEN = /[a-z0-9]+|[^\sa-z0-9]/g
const PLAIN = /^[\n\u0020-\u007e]*$/

/** The same few texts are searched for many lists of words: the latest are kept split. */
const REMEMBERED = 64
const remembered = new Map<string, TokenText>()

/** Splits folded text into words. */
export function tokensOf(folded: string): TokenText {
  const known = remembered.get(folded)
  if (known) return known
  const made = split(folded)
  if (remembered.size >= REMEMBERED) remembered.clear()
  remembered.set(folded, made)
  return made
}

function split(folded: string): TokenText {
  const plain = PLAIN.test(folded)
  const tokens: Token[] = []
  for (const match of folded.matchAll(plain ? PLAIN_TOKEN : TOKEN)) {
    const start = match.index
    const text = match[0]
    if (text === '-' && isInsideCompound(folded, start)) continue
    tokens.push({ text, start, end: start + text.length })
  }
  return { folded, tokens, unspaced: !plain && UNSPACED.test(folded) }
}

function isInsideCompound(folded: string, index: number): boolean {
  return index > 0 && /\S/u.test(folded[index - 1] ?? ' ') && /\S/u.test(folded[index + 1] ?? ' ')
}
