import type { Interview } from '../detection/interview.ts'
import { addHours } from './local-time.ts'
import { type Outcome, type ProcessState, processState } from './outcome.ts'

/** How an interview stands at a moment, in one word. */
export type InterviewStanding =
  | 'asking'
  | 'cancelled'
  | 'declined'
  | 'merged'
  | 'upcoming'
  | 'under-way'
  | 'cooling-off'
  | 'waiting'
  | Exclude<ProcessState, 'open'>

/**
 * `asking` while the user has not said whether it was an interview; `cooling-off` inside the window after it;
 * `waiting` for an answer after that, until the process has an outcome.
 */
export function interviewStanding(
  {
    interview,
    outcomes,
  }: { interview: Pick<Interview, 'state' | 'verdict' | 'start' | 'end'>; outcomes: Outcome[] },
  now: string,
  coolingOffHours: number,
): InterviewStanding {
  if (interview.state !== 'scheduled') return interview.state
  if (interview.verdict === 'ask') return 'asking'
  const outcome = processState(outcomes)
  if (outcome !== 'open') return outcome
  if (now < interview.start) return 'upcoming'
  if (now < interview.end) return 'under-way'
  return now < addHours(interview.end, coolingOffHours) ? 'cooling-off' : 'waiting'
}
