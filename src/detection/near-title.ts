import { titleShape } from './title-shape.ts'

/** Clock times, dates in figures, years: what a new time changes in a title. */
const TIMES =
  /\d{1,2}\s?[:.h]\s?\d{2}(?!\d)|\d{1,2}\s?(?:am|pm|uhr|h)\b|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?|\b20\d{2}\b/giu
const LEAST_SHARED = 0.6

/**
 * Would two titles be given to one meeting at two times? All words of one are in the other, which adds little, and
 * numbers which are no times are the same: "Round 1" is not "Round 2".
 */
export function isNearTitle(a: string, b: string): boolean {
  const [x, y] = [wordsOf(a), wordsOf(b)]
  const [short, long] = x.size <= y.size ? [x, y] : [y, x]
  const isPart = short.size > 0 && [...short].every((word) => long.has(word))
  return isPart && short.size / long.size >= LEAST_SHARED && numbersOf(a) === numbersOf(b)
}

function wordsOf(title: string): Set<string> {
  return new Set(titleShape(title).split(' ').filter(Boolean))
}

/** Days of a month stand beside its name, and are no rounds. */
function numbersOf(title: string): string {
  const bare = title.normalize('NFKC').replace(TIMES, ' ')
  const numbers = [...bare.matchAll(/(\p{L}*)[\s.,]*(\d+)(?:st|nd|rd|th|\.)?[\s.,]*(\p{L}*)/gu)].flatMap(
    ([, before = '', number = '', behind = '']) => (isMonth(before) || isMonth(behind) ? [] : [number]),
  )
  return numbers.sort().join(' ')
}

/** A word of which the shape of a title keeps nothing is a weekday or a month. */
function isMonth(word: string): boolean {
  return word !== '' && titleShape(word) === ''
}
