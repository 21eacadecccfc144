import type { LetterKind } from './letter-request.ts'

/** The words we wrote; what lies in the mailbox is the draft. */
export interface Letter {
  kind: LetterKind
  /** One line without control characters, safe as a mail header. */
  subject: string
  /** Plain text: LF line ends, one blank line between paragraphs, no final line end, no hard wrapping. */
  text: string
  /** The same words as a whole HTML document without styling; every value escaped. */
  html: string
  /** ISO 639-1 of the words used; English where the asked language has no such letter. */
  language: string
  /** Name of the sequence of moves that was used; belongs into `priorLetters` of the next letter to this person. */
  skeleton: string
  /** Which of the skeleton's wordings, from 0. */
  wording: number
}
