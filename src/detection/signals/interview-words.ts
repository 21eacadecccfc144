import { type Clue, type Findings, firstMention } from './clue.ts'

/** "Event Name: Waiter interviews": one of several. */
const SEVERAL = 0.5
const MEANS = 'a word for a job interview'

/** Words that mean an interview, surely or usually. */
export function interviewWords({ reading }: Findings): Clue[] {
  const { certain, likely, many } = reading.lexicon.interview
  const sure = firstMention(certain, reading)
  if (sure)
    return [
      { signal: 'interview-words', strength: sure.inTitle ? 1.5 : 1.2, evidence: `${sure.words}, ${MEANS}` },
    ]
  const usual = firstMention(likely, reading)
  if (usual)
    return [
      { signal: 'interview-words', strength: usual.inTitle ? 1 : 0.8, evidence: `${usual.words}, ${MEANS}` },
    ]
  const several = firstMention(many, reading)
  return several && !several.inTitle
    ? [{ signal: 'interview-words', strength: SEVERAL, evidence: `${several.words}, ${MEANS}` }]
    : []
}
