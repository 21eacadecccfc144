import type { People } from '../extraction/find-people.ts'
import type { Stage } from '../interview-detection.ts'
import type { Reading } from '../reading.ts'
import { type Found, findAll, type TermPattern } from '../text/term-pattern.ts'

/** One thing noticed about an event, before it is weighed. */
export interface Clue {
  signal: string
  /** Share of the signal's weight: 1 for a plain case, less for a weak one. */
  strength: number
  /** A sentence for the user. */
  evidence: string
}

/** What signals look at: the reading, and what was read out of it. */
export interface Findings {
  reading: Reading
  company: string | null
  /** From 0 to 1. */
  companySureness: number
  role: string | null
  stage: Stage | null
  people: People
  platform: string | null
}

export type Signal = (findings: Findings) => Clue[]

/** The words found, as they were written. */
export function quoted(text: string, found: Found): string {
  return `“${text.slice(found.start, found.end).trim()}”`
}

export interface Mention {
  inTitle: boolean
  /** A sentence saying where the words stand. */
  words: string
  /** The words themselves, folded. */
  folded: string
}

/** The first place of a pattern in the title or else in the description. */
export function firstMention(pattern: TermPattern, { text }: Reading): Mention | null {
  const [title] = findAll(pattern, text.foldedTitle)
  if (title) {
    const folded = text.foldedTitle.slice(title.start, title.end)
    return { inTitle: true, words: `The title says ${quoted(text.title, title)}`, folded }
  }
  const [body] = findAll(pattern, text.foldedBody)
  if (!body) return null
  const folded = text.foldedBody.slice(body.start, body.end)
  return { inTitle: false, words: `The description says ${quoted(text.body, body)}`, folded }
}

/** A description short enough to be a note or an invitation; in long texts single common words mean little. */
export function isNote({ text }: Reading): boolean {
  return text.body.length <= LONGEST_NOTE
}

const LONGEST_NOTE = 600
