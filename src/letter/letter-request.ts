import type { Stage } from '../detection/interview-detection.ts'
import { type LetterTaskKind, letterKinds } from '../followup/task.ts'

export { letterKinds }
export type LetterKind = LetterTaskKind

/** Who signs. Without a name the signature falls back to the address. */
export interface Sender {
  name: string | null
  email: string
  phone: string | null
  /** https link to a public profile. */
  profileUrl: string | null
}

/** Who reads. Everything may be unknown: the letter then greets nobody by name. */
export interface Recipient {
  /** As displayed in the calendar or mail program, not yet cleaned. */
  name: string | null
  email: string | null
  /** Job title as written beside the name. */
  title: string | null
  isRecruiter: boolean
  /** An outside agency rather than the employer's own recruiter. */
  isAgency: boolean
  /** The form this person signed a message to the user with ("Anna"), if there was one. */
  signedAs: string | null
}

/** What is known about the interview; `null`, `[]` and `false` all mean "leave it out". */
export interface LetterFacts {
  role: string | null
  company: string | null
  stage: Stage | null
  /** When the talk was: ISO instant, or a local date `YYYY-MM-DD`. */
  heldOn: string | null
  /** IANA zone in which an instant becomes a date. */
  timeZone: string
  trade: 'events' | 'other'
  /** The user's own noun phrase for one thing talked about ("the hybrid stage for the spring fair"). */
  topic: string | null
  /** A whole sentence of the user's own: a correction, a supplement, a concern, something they took along. */
  ownSentence: string | null
  /** A whole sentence of the user's own about when they are available. */
  availabilityNote: string | null
  /** Noun phrase for what was agreed to come next ("the trial day in the venue"). */
  nextStep: string | null
  /** The date by which an answer was promised; same shapes as `heldOn`. */
  promisedDate: string | null
  /** Thank-you only: the reader arranged the talk and is asked to pass the thanks on. */
  coordinator: boolean
  /** Names of those the thanks are to be passed on to. */
  colleagues: readonly string[]
  /** False when the user's own verdict is negative: the letter then claims no interest. */
  mayMentionInterest: boolean
  /** Feedback: asked while the process is open, or after a rejection. */
  situation: 'open' | 'rejected'
  /** Rejection reply: the user also wants to ask for a tip. */
  alsoAskFeedback: boolean
  /** The user's questions, or those of `chooseQuestions`. */
  questions: readonly { text: string }[]
  /** The lines the user chose to share. Nothing else of the weighing-up may come here. */
  pros: readonly string[]
  openPoints: readonly string[]
  verdict: 'continue' | 'continue-if-clarified' | 'stop'
  /** Offer news: the date by which the user must answer; same shapes as `heldOn`. */
  answerBy: string | null
  /** Offer news: the user has accepted the other offer, so this letter withdraws. */
  offerAccepted: boolean
}

export interface LetterRequest extends LetterFacts {
  kind: LetterKind
  /** ISO 639-1, also with a region; a language without letters gets English. */
  language: string
  sender: Sender
  recipient: Recipient
  /** Subject of the thread this letter answers in; null starts a new one. */
  threadSubject: string | null
  /** Everybody who gets this kind of letter after the same talk; null when it is one person. */
  panel: Panel | null
  /** `skeleton` of every earlier letter of this kind to this person in the same process. */
  priorLetters: readonly string[]
}

export interface Panel {
  /** Sorted, each once; names stand in where no address is known. */
  recipients: readonly string[]
  /** Which of them this letter is for, from 0. */
  index: number
}

/** Facts of a talk about which nothing is known, to be spread and filled in. */
export const nothingKnown: LetterFacts = {
  role: null,
  company: null,
  stage: null,
  heldOn: null,
  timeZone: 'UTC',
  trade: 'other',
  topic: null,
  ownSentence: null,
  availabilityNote: null,
  nextStep: null,
  promisedDate: null,
  coordinator: false,
  colleagues: [],
  mayMentionInterest: true,
  situation: 'open',
  alsoAskFeedback: false,
  questions: [],
  pros: [],
  openPoints: [],
  verdict: 'continue',
  answerBy: null,
  offerAccepted: false,
}
