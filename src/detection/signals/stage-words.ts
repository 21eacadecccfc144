import type { Stage } from '../interview-detection.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'

/** How much the words of a stage say by themselves. */
const TELLING: Record<Stage, number> = {
  screen: 1,
  technical: 1,
  assessment: 1,
  'hiring-manager': 1,
  onsite: 1,
  panel: 0.9,
  final: 0.9,
  other: 0.9,
  informal: 0.5,
}
/** Share of words that are said of many things ("final", "coffee"), and of words of the description. */
const COMMON_WORD = 0.5
const COMMON_PHRASE = 0.75
const IN_BODY = 0.6
/** Words of more than one stage. */
const SEVERAL = 0.2
/** "Second interview": the interview itself is counted elsewhere. */
const SAYS_INTERVIEW = 0.3

/** Words for a stage of a hiring process. */
export function stageWords({ reading, role }: Findings): Clue[] {
  let best: Clue | null = null
  let stages = 0
  const outsideRole = withoutRole(reading, role)
  for (const [stage, telling] of Object.entries(TELLING)) {
    const mention = firstMention(reading.lexicon.stages[stage as Stage], outsideRole)
    if (!mention) continue
    stages++
    const common = findAll(reading.lexicon.weakStages, mention.folded).some(
      (f) => f.end - f.start === mention.folded.length,
    )
    const saysInterview = occurs(reading.lexicon.interview.likely, mention.folded)
    const strength =
      (saysInterview ? SAYS_INTERVIEW : 1) *
      telling *
      (common ? (/\s/u.test(mention.folded) ? COMMON_PHRASE : COMMON_WORD) : 1) *
      (mention.inTitle ? 1 : IN_BODY)
    if (strength > (best?.strength ?? 0)) {
      best = {
        signal: 'stage-words',
        strength,
        evidence: `${mention.words}, which may be a step of a hiring process`,
      }
    }
  }
  return best ? [{ ...best, strength: best.strength + (stages > 1 ? SEVERAL : 0) }] : []
}

/** "Technical Coordinator" states no technical stage: the job's own name is blanked out. */
function withoutRole(reading: Findings['reading'], role: string | null): Findings['reading'] {
  if (role === null) return reading
  const folded = foldText(role)
  const foldedTitle = reading.text.foldedTitle.replace(folded, ' '.repeat(folded.length))
  return { ...reading, text: { ...reading.text, foldedTitle } }
}
