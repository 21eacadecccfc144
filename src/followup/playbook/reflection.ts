import { laterOf } from '../../shared/instants.ts'
import type { FollowUpFacts } from '../follow-up-facts.ts'
import type { FollowUpRules } from '../follow-up-rules.ts'
import { addDays, addHours, businessMorning } from '../local-time.ts'
import type { PlannedTask, TaskKind } from '../task.ts'

/** When the cooling-off window closes: nothing that decides something falls due before. */
export function windowCloses({ interview }: FollowUpFacts, rules: FollowUpRules): string {
  return addHours(interview.end, rules.coolingOff.hours)
}

function atWindowClose(kind: TaskKind, facts: FollowUpFacts, rules: FollowUpRules): PlannedTask {
  const at = windowCloses(facts, rules)
  const lapsesAt = addDays(at, rules.reflection.lapsesAfterDays, facts.timeZone)
  return { kind, availableAt: at, dueAt: at, lapsesAt }
}

/** Step 4: how it went, looked at from some distance. */
export function selfAssessment(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  return atWindowClose('self-assessment', facts, rules)
}

/** Step 5: pros and cons of the job and the company. */
export function weighUp(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  return atWindowClose('weigh-up', facts, rules)
}

/** Step 5, shared: only with a recruiter, only when the user says so, and not inside the window. */
export function shareWithRecruiter(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  if (!facts.hasRecruiter || facts.shareRequestedAt === null) return null
  const at = laterOf(windowCloses(facts, rules), facts.shareRequestedAt)
  const lapsesAt = addDays(at, rules.share.lapsesAfterDays, facts.timeZone)
  return { kind: 'share-with-recruiter', availableAt: at, dueAt: at, lapsesAt }
}

/** Step 4, the other half: what the panel told the recruiter. */
export function askFeedback(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  if (!facts.hasRecruiter) return null
  const { businessDays, time, lapsesAfterDays } = rules.askFeedback
  const at = businessMorning(facts.interview.end, businessDays, time, rules.businessDays, facts.timeZone)
  return {
    kind: 'ask-feedback',
    availableAt: at,
    dueAt: at,
    lapsesAt: addDays(at, lapsesAfterDays, facts.timeZone),
  }
}
