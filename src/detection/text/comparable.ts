import { foldText } from './fold-text.ts'

const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/gu

/** A text as terms are compared with it: one form of Unicode, lower case, no accents, nothing invisible. */
export function comparable(text: string): string {
  return foldText(text.normalize('NFKC').replace(INVISIBLE, ''))
}
