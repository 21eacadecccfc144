import type { DetectionRules } from '../detection-rules.ts'
import type { Guest } from '../guests.ts'
import type { Lexicon } from '../lexicon.ts'
import type { TermPattern } from '../text/term-pattern.ts'
import type { Segment } from './segments.ts'
import type { Lead } from './trimmed.ts'

/** A meaningful piece of a line, with what it most likely is. */
export interface Part {
  text: string
  kind: 'role' | 'person' | 'owner' | 'other'
  lead: Lead
  bracket: Segment['bracket']
  separator: string
  /** For a person: "CFO" of "Mireku (CFO)". */
  title: string | null
  /** A person named with an honorific or known from the guest list. */
  certain: boolean
  /** Number of the segment it lies in. */
  segment: number
  /** The words right before were those of an interview, a stage or a talk. */
  afterCut: boolean
}

export interface PartsContext {
  lexicon: Lexicon
  rules: DetectionRules
  guests: Guest[]
  /** Folded pattern of the owner's own name. */
  ownerName: TermPattern | null
  platformNames: TermPattern
}
