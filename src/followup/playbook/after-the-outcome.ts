import { laterOf } from '../../shared/instants.ts'
import type { FollowUpFacts } from '../follow-up-facts.ts'
import type { FollowUpRules } from '../follow-up-rules.ts'
import { addDays, addHours, atTime, inZone } from '../local-time.ts'
import type { Outcome } from '../outcome.ts'
import type { PlannedTask, TaskKind } from '../task.ts'
import { windowCloses } from './reflection.ts'

/** After a rejection: a gracious reply, and a small question to the recruiter, both a day later. */
export function afterRejection(
  facts: FollowUpFacts,
  rejection: Outcome,
  rules: FollowUpRules,
): PlannedTask[] {
  const { daysAfter, time, lapsesAfterDays } = rules.rejection
  const day = inZone(rejection.at, facts.timeZone).toPlainDate().add({ days: daysAfter })
  const at = atTime(day, time, facts.timeZone)
  const lapsesAt = addDays(at, lapsesAfterDays, facts.timeZone)
  const kinds: TaskKind[] = facts.hasRecruiter ? ['rejection-reply', 'ask-feedback'] : ['rejection-reply']
  return kinds.map((kind) => ({ kind, availableAt: at, dueAt: at, lapsesAt }))
}

/** After an offer: sleep on it, at least until both windows close, the interview's and the offer's own. Nothing decides for the user. */
export function considerOffer(facts: FollowUpFacts, offer: Outcome, rules: FollowUpRules): PlannedTask {
  const { coolingOffHours, lapsesAfterDays } = rules.offer
  const dueAt = laterOf(windowCloses(facts, rules), addHours(offer.at, coolingOffHours))
  return {
    kind: 'consider-offer',
    availableAt: offer.at,
    dueAt,
    lapsesAt: addDays(dueAt, lapsesAfterDays, facts.timeZone),
  }
}

/** An offer elsewhere: this process hears of it at once. */
export function offerNews(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  const at = facts.offerElsewhereAt
  if (at === null) return null
  const lapsesAt = addDays(at, rules.offer.lapsesAfterDays, facts.timeZone)
  return { kind: 'offer-news', availableAt: at, dueAt: at, lapsesAt }
}
