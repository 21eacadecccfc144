import type { Interview } from '../detection/interview.ts'
import type { Agreement } from './agreement.ts'
import type { Outcome } from './outcome.ts'

/** Everything the plan of one interview depends on besides the rules and the time. */
export interface FollowUpFacts {
  interview: Pick<Interview, 'start' | 'end' | 'state' | 'verdict'>
  /** IANA zone of the user. */
  timeZone: string
  hasRecruiter: boolean
  agreement: Agreement | null
  /** History of the process, oldest first. */
  outcomes: Outcome[]
  /** Is there a later round in the same process? Then they answered, and outcomes are followed up there. */
  hasLaterRound: boolean
  /** Did the user throw the first check-in away? Then there is no second. */
  wantsNoCheckIn: boolean
  /** When the user asked to share their pros and cons with the recruiter; null if they did not. */
  shareRequestedAt: string | null
  /** Did the user take a job elsewhere? Then there is nothing left to press for here. */
  tookAnotherJob: boolean
  /** When the user got an offer elsewhere that is still open, if this process should hear of it; else null. */
  offerElsewhereAt: string | null
}
