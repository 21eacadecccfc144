/** What a letter of one language must and must not look like, as data. One file per language in `../languages/`. */
export interface LanguageRules {
  /** ISO 639-1. */
  language: string
  /** The greeting line matches one of these, whole. */
  greetings: readonly RegExp[]
  /** Case of the first letter after the greeting; `any` where both are right (a noun, a polite pronoun). */
  opening: 'upper' | 'lower' | 'any'
  /** What a closing line ends with: a comma, or nothing. */
  closingEnd: ',' | ''
  /** Every way to thank; at most one in a letter. With flags `giu`. */
  thanks: RegExp
  /** Every way to ask for something without a question mark. With flags `giu`. */
  indirectAsks: RegExp
  /** Words which no letter may hold. */
  bans: readonly Ban[]
  /** Problems of typography in a text without its greeting and signature. */
  typography: (text: string) => string[]
  /** How much longer than English a text may be; 1 for English. */
  roomier: number
  /** Things a user would type, in this language, of ordinary length. */
  facts: SampleFacts
}

export interface Ban {
  /** "guesses a gender" */
  why: string
  words: RegExp
}

export interface SampleFacts {
  role: string
  topic: string
  nextStep: string
  /** A whole sentence with a full stop. */
  ownSentence: string
  availabilityNote: string
  /** Three questions with their marks. */
  questions: readonly [string, string, string]
  /** Two lines of at most twelve words each, without full stop. */
  pros: readonly [string, string]
  openPoints: readonly [string, string]
}
