import { findAll } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'

/** Wording that speaks to somebody who is assessed. */
export function candidateWording({ reading }: Findings): Clue[] {
  const { candidate, meets } = reading.lexicon.direction
  const mention = firstMention(candidate, reading)
  if (mention)
    return [
      {
        signal: 'candidate-wording',
        strength: 1,
        evidence: `${mention.words}, as one writes to a candidate`,
      },
    ]
  const listed = findAll(meets, reading.text.foldedBody).length > 0 && reading.text.body.length > 0
  return listed
    ? [{ signal: 'candidate-wording', strength: 0.4, evidence: 'The description says whom you will meet' }]
    : []
}
