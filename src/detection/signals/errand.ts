import { findAll } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'

/** A title that begins with something to do ("Buy…", "Email…") is a note to oneself, not a meeting. */
export function errand({ reading }: Findings): Clue[] {
  const { text, lexicon } = reading
  const verb = findAll(lexicon.errands, text.foldedTitle).find((found) => found.start === 0)
  if (!verb || !/^\s\S/u.test(text.title.slice(verb.end))) return []
  return [
    {
      signal: 'errand',
      strength: 1,
      evidence: `The title begins with ${quoted(text.title, verb)}, as a note of something to do`,
    },
  ]
}
