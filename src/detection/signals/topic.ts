import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'

/** "Interview about the festival": a talk with a topic, and no job anywhere, is one for the press or for research. */
export function topic(findings: Findings): Clue[] {
  const { text } = findings.reading
  const heading = QUOTED.exec(text.title)?.[0]
  if (heading !== undefined)
    return [
      {
        signal: 'topic',
        strength: 1,
        evidence: `The title quotes ${heading}, as one names a talk or an article`,
      },
    ]
  return behindInterview(findings)
}

/** Four words or more between quotation marks are the heading of something. */
const QUOTED =
  /(?:(?<!\p{L})['‘]|["“”„«])\s?[\p{L}\p{N}][^\s"“”„«»]*(?:\s+[^\s"“”„«»]+){3,}?\s?(?:['’](?!\p{L})|["“”»])/u

function behindInterview({ reading, role }: Findings): Clue[] {
  const { text, lexicon } = reading
  const { process, strong, functions } = lexicon.recruiting
  if (role !== null || [process, strong, functions].some((pattern) => occurs(pattern, text.foldedTitle)))
    return []
  const interview = findAll(lexicon.interview.likely, text.foldedTitle)[0]
  if (!interview) return []
  const about = findAll(lexicon.topics, text.foldedTitle).find(
    ({ start, end }) => start > interview.start && end < text.title.length,
  )
  return about
    ? [
        {
          signal: 'topic',
          strength: 1,
          evidence: `The title says ${quoted(text.title, about)} and then a topic, but no job`,
        },
      ]
    : []
}
