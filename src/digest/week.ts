import type { Stage } from '../detection/interview-detection.ts'

/**
 * Everything the digest of one ISO week may say about one user, as plain data. Instants are ISO texts in UTC,
 * dates `YYYY-MM-DD` in the user's zone. Lists come in the order they are to be read in, the most pressing first.
 * Names and titles are untrusted: they are shortened and escaped where they are shown, not here.
 */
export interface Week {
  user: DigestUser
  /** The week in which the digest is sent: "2026-W48". */
  isoWeek: string
  now: string
  /** True for the first digest this user gets. */
  firstWeek: boolean
  /**
   * ISO weeks in a row, directly before this one, in which there was nothing to tell; counted anew from the day on
   * which the user resumes the digest.
   */
  emptyWeeks: number
  /** The user took a job: the search is over. */
  hired: boolean
  /** Interviews which start within seven days from now, the next one first. */
  upcoming: UpcomingInterview[]
  /** What lies in Drafts, neither sent nor deleted. */
  drafts: WaitingDraft[]
  /** What the user does himself, due in the coming week or overdue. A letter whose draft lies ready is not a task here. */
  tasks: DueTask[]
  /** Live processes which wait for the other side, the longest silence first. */
  silent: SilentProcess[]
  pipeline: { now: PipelineCounts; weekAgo: PipelineCounts | null }
  /** Null until the user assessed an interview. */
  learning: Learning | null
  /** What the user did in the seven days before now. */
  done: { interviews: number; letters: number; notes: number }
  /** Processes the other side ended in the seven days before now. */
  rejections: Rejection[]
  /** Offers which wait for the user's answer, whichever week they came in. */
  offers: Offer[]
  /** Replies of the seven days before now, and older ones the user still owes an answer. */
  replies: Reply[]
  /** Calendar entries of which we ask "Was this an interview?". */
  questions: OpenQuestion[]
}

export interface DigestUser {
  name: string | null
  email: string
  /** IANA zone. */
  timeZone: string
}

/** One role at one company; what is not known is null. */
export interface ProcessName {
  company: string | null
  role: string | null
}

export interface UpcomingInterview extends ProcessName {
  stage: Stage | null
  start: string
  /** Street address or room. */
  place: string | null
  /** True when the invitation has a link to join. */
  hasConferenceLink: boolean
  /** Where the user sees the interview in Afterword. */
  link: string | null
  /** What to ask before leaving, worded as the user would say it; null when that is settled. */
  question: string | null
}

export interface WaitingDraft {
  /** "thank-you", "questions", "check-in", "offer-news" … as in the follow-up plan. */
  kind: string
  subject: string
  /** Name of the person it is for, or the address. */
  to: string
  company: string | null
  placedAt: string
  /** Instant by which it should be sent; null when the plan sets none. */
  due: string | null
  /** Opens the draft. */
  link: string | null
}

export interface DueTask {
  /** "self-assessment", "weigh-up", "connect-linkedin" … as in the follow-up plan. */
  kind: string
  company: string | null
  due: string
  link: string | null
}

export interface SilentProcess extends ProcessName {
  /** Whole days. */
  daysSilent: number
  /** Date of the last contact. */
  lastContact: string
}

/** Stages of a process, from the first contact to the end. All but the last are live. */
export type PipelineStage = 'first-talk' | 'in-rounds' | 'final' | 'offer' | 'closed'

/** Processes in each stage. */
export type PipelineCounts = Record<PipelineStage, number>

/** What several self-assessments show together, the strongest pattern first. */
export interface Learning {
  /** Interviews assessed so far. */
  assessed: number
  themes: { about: 'well' | 'poorly' | 'surprise'; theme: string; count: number }[]
  /** Averages over `count` assessments on a scale from 1 to `outOf`. */
  ratings: { name: string; average: number; outOf: number; count: number }[]
}

export interface Rejection extends ProcessName {
  /** Date on which the user heard. */
  on: string
}

export interface Offer extends ProcessName {
  receivedAt: string
  /** Last date on which an answer is in time; null when none was named. */
  answerBy: string | null
  link: string | null
}

export interface Reply extends ProcessName {
  receivedAt: string
  /** False while the user owes an answer. */
  answered: boolean
  link: string | null
}

export interface OpenQuestion {
  /** Title of the calendar entry. */
  title: string
  start: string
  /** Where the user answers; opening it changes nothing. */
  link: string | null
}
