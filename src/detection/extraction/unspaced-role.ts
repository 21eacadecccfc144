import type { Lexicon } from '../lexicon.ts'
import { type Found, findAll } from '../text/term-pattern.ts'

/** Scripts that set no spaces between words. */
export const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const KANA = /[\p{Script=Hiragana}]/u
const RUN_BEFORE = /[\p{Script=Han}\p{Script=Katakana}ー々・A-Za-z0-9&/]*$/u
/** "担当します", "担当いたします": something done, not somebody. */
const DOES = /^(?:いた|し|す|さ)/u
const RUN_BEHIND = /^[\p{Script=Han}\p{Script=Katakana}ー々]+/u

/**
 * In scripts without spaces: the letters up to the job's noun, without the clause around them. A noun before a name is
 * that person's title ("店長の根岸", "店长阿梅带"), and no job on offer.
 */
export function unspacedSpan(text: string, folded: string, head: Found, lexicon: Lexicon): Found | null {
  const behind = text.slice(head.end)
  const cuts = findAll(lexicon.cuts, folded)
  if (cuts.some((cut) => cut.start < head.start && cut.end >= head.end)) return null
  const marks = findAll(lexicon.roles.after, folded)
  const marked = marks.some((mark) => mark.start <= head.end && mark.end > head.end)
  const tail = RUN_BEHIND.exec(behind)?.[0] ?? ''
  if (!marked && behind.startsWith('の') && RUN_BEHIND.test(behind.slice(1))) return null
  if (!KANA.test(text))
    return tail !== '' && !marked && head.start === 0 ? null : { start: 0, end: text.length }
  const run = RUN_BEFORE.exec(text.slice(0, head.start))?.[0] ?? ''
  if (run === '' && DOES.test(behind)) return null
  return { start: head.start - run.length, end: head.end + (marked ? 0 : tail.length) }
}
