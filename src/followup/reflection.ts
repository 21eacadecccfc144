/** Step 4: how it went, in the user's own words and on a scale from 1 to 5. Private. */
export interface Assessment {
  well: string[]
  poorly: string[]
  surprises: string[]
  /** For instance `{ "preparation": 4 }`. */
  ratings: Record<string, number>
}

/** Step 5: a point for or against, with its weight from 1 to 5. Only what is marked as shared may leave. */
export interface Point {
  text: string
  weight: number
  shared: boolean
}

export const verdicts = ['continue', 'continue-if-clarified', 'stop'] as const

export type JobVerdict = (typeof verdicts)[number]

export interface Weighing {
  pros: Point[]
  cons: Point[]
  /** "Would you take it if nothing pressed you?" */
  wouldTakeIt: 'yes' | 'no' | 'unsure' | null
  verdict: JobVerdict | null
  /** When the user asked to share the shared points with the recruiter; null if they did not. */
  shareRequestedAt: string | null
}

export const emptyAssessment: Assessment = { well: [], poorly: [], surprises: [], ratings: {} }

export const emptyWeighing: Weighing = {
  pros: [],
  cons: [],
  wouldTakeIt: null,
  verdict: null,
  shareRequestedAt: null,
}

/** Weighted pros against weighted cons; positive speaks for the job. */
export function balance({ pros, cons }: Weighing): number {
  const sum = (points: Point[]) => points.reduce((total, { weight }) => total + weight, 0)
  return sum(pros) - sum(cons)
}

/** Something the user remembers of the talk, in words that may be used in letters. */
export interface Notes {
  /** A noun phrase: one thing that was talked about. */
  topic: string | null
  /** A whole sentence of the user's own: an addition or a correction. */
  sentence: string | null
  /** When they are available, if that is worth saying. */
  availability: string | null
  wentWell: string | null
}

export const noNotes: Notes = { topic: null, sentence: null, availability: null, wentWell: null }
