import type { Detection } from './interview-detection.ts'

/**
 * One interview as the user lived it: a single session, or the sessions of one day at one company together.
 */
export interface Interview extends Omit<Detection, 'verdict' | 'score'> {
  id: string
  /** All rounds for one role at one company; null while we are still asking whether it was an interview. */
  processId: string | null
  /** UID of its first calendar event. */
  uid: string
  verdict: 'interview' | 'ask'
  /** Instants in UTC. */
  start: string
  end: string
  /** IANA zone the first session was written in. */
  timeZone: string
  title: string
  state: InterviewState
  /** When we first saw it, an instant in UTC. */
  firstSeenAt: string
}

/**
 * `scheduled`: it takes or took place. `cancelled` and `declined`: it was called off before its end. `merged`: its
 * sessions turned out to be part of another interview of the same day.
 */
export type InterviewState = 'scheduled' | 'cancelled' | 'declined' | 'merged'
