import { foldText } from '../text/fold-text.ts'
import { type Found, findAll, type TermPattern } from '../text/term-pattern.ts'
import { UNSPACED } from './unspaced-role.ts'

/** "crew chief" is one noun, whatever "chief" is by itself. */
export function outermost(heads: Found[]): Found[] {
  return heads
    .filter(
      (head) =>
        !heads.some(
          (other) =>
            other.start <= head.start &&
            other.end >= head.end &&
            other.end - other.start > head.end - head.start,
        ),
    )
    .sort((a, b) => a.start - b.start)
}

/** Letters that stand for a job only as capitals: "PA" is one, the Swedish "på" is none. */
const INITIALS = 2

/** The job nouns of a list in a text; none inside an address ("pivovar.dev"). */
export function headsOf(pattern: TermPattern, text: string): Found[] {
  return findAll(pattern, foldText(text)).filter(({ start, end }) => {
    const word = text.slice(start, end)
    if (/[\p{L}\p{N}]\.$/u.test(text.slice(0, start)) && !/\s/u.test(word)) return false
    return word.length > INITIALS || UNSPACED.test(word) || word === word.toUpperCase()
  })
}
