import { type Clue, type Findings, firstMention } from './clue.ts'

/** Words that mean an interview, surely or usually. */
export function interviewWords({ reading }: Findings): Clue[] {
  const { certain, likely } = reading.lexicon.interview
  const sure = firstMention(certain, reading)
  if (sure) return [{ signal: 'interview-words', strength: sure.inTitle ? 1.5 : 1.2, evidence: sure.words }]
  const usual = firstMention(likely, reading)
  return usual
    ? [{ signal: 'interview-words', strength: usual.inTitle ? 1 : 0.8, evidence: usual.words }]
    : []
}
