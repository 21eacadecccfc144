/** The verdict about one event, with everything read out of it. */
export type Verdict = 'interview' | 'ask' | 'no'

export type Stage =
  | 'screen'
  | 'informal'
  | 'technical'
  | 'assessment'
  | 'hiring-manager'
  | 'panel'
  | 'onsite'
  | 'final'
  | 'other'

export interface Person {
  name: string | null
  /** Lower case. */
  email: string | null
  /** Job title as written beside the name ("Head of Events"), if any. */
  title: string | null
}

export interface Reason {
  /** Name of the signal, kebab-case. */
  signal: string
  /** Positive speaks for an interview of the owner, negative against. */
  weight: number
  /** The words found, or a plain sentence; shown to the user. */
  evidence: string
}

export interface Detection {
  verdict: Verdict
  /** Probability-like number from 0 to 1. */
  score: number
  company: string | null
  role: string | null
  stage: Stage | null
  interviewers: Person[]
  recruiter: Person | null
  /** Scheduler or applicant tracking system in lower case ("greenhouse"); never the conferencing tool. */
  platform: string | null
  /** ISO 639-1 of the invitation's text; null when it cannot be told. */
  language: string | null
  /** https link to join, if there is one. */
  conferenceLink: string | null
  /** Street address or room, if it is not a link. */
  place: string | null
  reasons: Reason[]
}

/** An event that is no interview has no employer, no stage and nobody who interviews. */
export const nothingFound = {
  company: null,
  role: null,
  stage: null,
  interviewers: [],
  recruiter: null,
  platform: null,
  language: null,
  conferenceLink: null,
  place: null,
} satisfies Partial<Detection>
