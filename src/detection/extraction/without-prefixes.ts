import type { Lexicon } from '../lexicon.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'

/** A title without "Re:", "Cancelled:", "Invitation:" in front of it. */
export function withoutPrefixes(title: string, lexicon: Lexicon): string {
  let rest = title
  for (;;) {
    const prefix = findAll(lexicon.titlePrefixes, foldText(rest)).find((found) => found.start === 0)
    if (!prefix || prefix.end >= rest.length) return rest
    rest = rest.slice(prefix.end).replace(/^[\s:\-–—]+/u, '')
  }
}
