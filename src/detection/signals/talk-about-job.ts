import { occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention, isNote } from './clue.ts'

/** A call, chat or coffee which the text ties to a vacancy or to somebody who recruits. */
export function talkAboutJob({ reading, role, company }: Findings): Clue[] {
  const { lexicon, text } = reading
  if ((role === null && company === null) || !occurs(lexicon.meeting, text.foldedTitle)) return []
  const { process, strong, functions } = lexicon.recruiting
  const usual = firstMention(process, reading)
  const tie =
    firstMention(strong, reading) ??
    (isNote(reading) || usual?.inTitle ? usual : null) ??
    firstMention(functions, reading)
  if (!tie) return []
  return [
    {
      signal: 'talk-about-job',
      strength: tie.inTitle ? 1 : 0.8,
      evidence: `${tie.words}: the talk is about a job`,
    },
  ]
}
