import type { FollowUpFacts } from './follow-up-facts.ts'
import type { FollowUpRules } from './follow-up-rules.ts'
import { decidingOutcome, processState } from './outcome.ts'
import { afterRejection, considerOffer, offerNews } from './playbook/after-the-outcome.ts'
import {
  askHowToFollowUp,
  connectLinkedin,
  questions,
  takeDistance,
  thankYou,
} from './playbook/around-the-interview.ts'
import { checkIns } from './playbook/check-ins.ts'
import { askFeedback, selfAssessment, shareWithRecruiter, weighUp } from './playbook/reflection.ts'
import type { PlannedTask } from './task.ts'

type Play = (facts: FollowUpFacts, rules: FollowUpRules) => PlannedTask | PlannedTask[] | null

/** What is worth doing whatever came of it: to learn, and to keep the people. */
const always: Play[] = [askHowToFollowUp, takeDistance, selfAssessment, connectLinkedin]
const whileOpen: Play[] = [thankYou, questions, weighUp, shareWithRecruiter, askFeedback, checkIns, offerNews]
const withOffer: Play[] = [thankYou, weighUp, shareWithRecruiter]

/** The whole plan of one interview as it should be, regardless of what exists and what time it is. */
export function wantedTasks(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask[] {
  if (facts.interview.verdict !== 'interview' || facts.interview.state !== 'scheduled') return []
  return plays(facts)
    .flatMap((play) => play(facts, rules) ?? [])
    .concat(outcomeTasks(facts, rules))
}

function plays({ outcomes, tookAnotherJob }: FollowUpFacts): Play[] {
  const state = processState(outcomes)
  if (state === 'open' && tookAnotherJob) return always
  if (state === 'open') return [...always, ...whileOpen]
  if (state === 'offer') return [...always, ...withOffer]
  return state === 'withdrawn' ? [takeDistance, selfAssessment] : always
}

/** Outcomes are followed up once per process, at its last round. */
function outcomeTasks(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask[] {
  const outcome = decidingOutcome(facts.outcomes)
  if (!outcome || facts.hasLaterRound) return []
  if (outcome.kind === 'rejected') return afterRejection(facts, outcome, rules)
  if (outcome.kind === 'offer') return [considerOffer(facts, outcome, rules)]
  return []
}
