import type { FollowUpFacts } from '../follow-up-facts.ts'
import type { FollowUpRules } from '../follow-up-rules.ts'
import { addDays, addHours, atTime, businessMorning, insideHours, inZone } from '../local-time.ts'
import type { PlannedTask } from '../task.ts'

/** Step 1: before leaving, settle how to follow up. After the interview it can only be remembered. */
export function askHowToFollowUp(facts: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  const { interview, agreement } = facts
  if (agreement) return null
  const time = startsAtSomeHour(facts)
    ? morningOf(facts, rules)
    : addHours(interview.start, -rules.askHowToFollowUp.minutesBefore / 60)
  return { kind: 'ask-how-to-follow-up', availableAt: time, dueAt: time, lapsesAt: interview.end }
}

/** An entry for the whole day does not say when the interview is. */
function startsAtSomeHour({ interview, timeZone }: FollowUpFacts): boolean {
  const isMidnight = (instant: string) => inZone(instant, timeZone).toPlainTime().toString() === '00:00:00'
  return isMidnight(interview.start) && isMidnight(interview.end)
}

function morningOf({ interview, timeZone }: FollowUpFacts, rules: FollowUpRules): string {
  return atTime(inZone(interview.start, timeZone).toPlainDate(), rules.thankYou.earliest, timeZone)
}

/** Step 3: the cooling-off window, from the end of the interview. */
export function takeDistance({ interview }: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  const until = addHours(interview.end, rules.coolingOff.hours)
  if (rules.coolingOff.hours === 0) return null
  return { kind: 'take-distance', availableAt: interview.end, dueAt: until, lapsesAt: until }
}

/** The thank-you letters, placed within decent hours. */
export function thankYou({ interview, timeZone }: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  const { hoursAfter, earliest, latest, dueHours, lapsesAfterDays } = rules.thankYou
  const availableAt = insideHours(addHours(interview.end, hoursAfter), earliest, latest, timeZone)
  const dueAt = addHours(interview.end, dueHours)
  return {
    kind: 'thank-you',
    availableAt,
    dueAt: dueAt < availableAt ? availableAt : dueAt,
    lapsesAt: addDays(interview.end, lapsesAfterDays, timeZone),
  }
}

/** Step 2: the questions one wishes one had asked, on the next business morning. */
export function questions({ interview, timeZone }: FollowUpFacts, rules: FollowUpRules): PlannedTask | null {
  const { time, lapsesAfterDays } = rules.questions
  const at = businessMorning(interview.end, 1, time, rules.businessDays, timeZone)
  return { kind: 'questions', availableAt: at, dueAt: at, lapsesAt: addDays(at, lapsesAfterDays, timeZone) }
}

/** Step 6: a personal invitation on LinkedIn to everyone who was there. */
export function connectLinkedin(
  { interview, timeZone }: FollowUpFacts,
  rules: FollowUpRules,
): PlannedTask | null {
  const { hoursAfter, lapsesAfterDays } = rules.connectLinkedin
  const at = addHours(interview.end, hoursAfter)
  return {
    kind: 'connect-linkedin',
    availableAt: at,
    dueAt: at,
    lapsesAt: addDays(at, lapsesAfterDays, timeZone),
  }
}
