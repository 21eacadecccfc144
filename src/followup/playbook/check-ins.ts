import { Temporal } from 'temporal-polyfill'
import type { FollowUpFacts } from '../follow-up-facts.ts'
import type { FollowUpRules } from '../follow-up-rules.ts'
import { addDays, atTime, businessDaysAfter, businessMorning } from '../local-time.ts'
import type { PlannedTask } from '../task.ts'

/** At most two friendly questions about the timetable, until anybody answers. */
export function checkIns(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask[] {
  if (rules.checkIn.atMost === 0 || wasAnswered(facts)) return []
  const first = firstCheckIn(facts, rules)
  const second = businessMorning(
    first,
    rules.checkIn.businessDaysBetween,
    rules.checkIn.time,
    rules.businessDays,
    facts.timeZone,
  )
  const lapse = (at: string) => addDays(at, rules.checkIn.lapsesAfterDays, facts.timeZone)
  // The first lapses when the second is due: two at once would be pushing.
  const planned: PlannedTask[] = [
    {
      kind: 'check-in',
      availableAt: first,
      dueAt: first,
      lapsesAt: rules.checkIn.atMost > 1 ? second : lapse(first),
    },
    { kind: 'check-in-2', availableAt: second, dueAt: second, lapsesAt: lapse(second) },
  ]
  return planned.slice(0, facts.wantsNoCheckIn ? 1 : rules.checkIn.atMost)
}

function firstCheckIn(facts: FollowUpFacts, rules: FollowUpRules): string {
  const { businessDays, businessDaysAfterPromise, time } = rules.checkIn
  const promised = facts.agreement?.promisedDate
  if (!promised)
    return businessMorning(facts.interview.end, businessDays, time, rules.businessDays, facts.timeZone)
  const day = businessDaysAfter(
    Temporal.PlainDate.from(promised),
    businessDaysAfterPromise,
    rules.businessDays,
  )
  return atTime(day, time, facts.timeZone)
}

/** A later round or any reply is an answer, unless a new date was agreed after it. */
function wasAnswered({ hasLaterRound, outcomes, agreement, interview }: FollowUpFacts): boolean {
  if (hasLaterRound) return true
  const reopened = outcomes.findLast(({ kind }) => kind === 'reopened')?.at ?? ''
  const reply = outcomes.findLast(
    ({ kind, at }) => kind === 'replied' && at >= interview.start && at > reopened,
  )
  if (!reply) return false
  const promisedAgain = agreement?.promisedDate && agreement.agreedAt > reply.at
  return !promisedAgain
}
