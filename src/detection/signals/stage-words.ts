import type { Stage } from '../interview-detection.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'

/** How much the words of a stage say by themselves: "final" and "coffee" are said of many things. */
const TELLING: Record<Stage, number> = {
  screen: 1,
  technical: 1,
  assessment: 1,
  'hiring-manager': 1.2,
  onsite: 0.8,
  panel: 0.6,
  final: 0.6,
  other: 0.7,
  informal: 0.4,
}

/** Words for a stage of a hiring process. */
export function stageWords({ reading }: Findings): Clue[] {
  let best: Clue | null = null
  for (const [stage, telling] of Object.entries(TELLING)) {
    const mention = firstMention(reading.lexicon.stages[stage as Stage], reading)
    if (!mention) continue
    const strength = mention.inTitle ? telling : telling * 0.6
    if (strength > (best?.strength ?? 0)) {
      best = { signal: 'stage-words', strength, evidence: `${mention.words}, a step of a hiring process` }
    }
  }
  return best ? [best] : []
}
