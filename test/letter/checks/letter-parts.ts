import type { Letter } from '../../../src/letter/letter.ts'

export interface LetterParts {
  greeting: string
  body: string[]
  closing: string
  signature: string[]
}

/** A letter's text taken apart again. */
export function letterParts(letter: Letter): LetterParts {
  const paragraphs = letter.text.split('\n\n')
  const [closing = '', ...signature] = (paragraphs.at(-1) ?? '').split('\n')
  return { greeting: paragraphs[0] ?? '', body: paragraphs.slice(1, -1), closing, signature }
}

export function words(text: string): string[] {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
}
