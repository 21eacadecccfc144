import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention, isNote } from './clue.ts'

/** How far the job may stand behind "about". */
const REACH = 40
const SAID = 1.6
const DOUBTED = 0.9

/** A call, chat or coffee which the text ties to a vacancy or to somebody who recruits. */
export function talkAboutJob(findings: Findings): Clue[] {
  const { reading, role, company } = findings
  const { lexicon, text } = reading
  if (!occurs(lexicon.meeting, text.foldedTitle)) return []
  const topic = jobAsTopic(reading) ?? roleAsTopic(findings)
  if (topic) {
    return [
      {
        signal: 'talk-about-job',
        strength: topic.doubted ? DOUBTED : SAID,
        evidence: `“${topic.words}” says that the talk is about a job`,
      },
    ]
  }
  if (role === null && company === null) return []
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
      evidence: `${tie.words}, so the talk is about a job`,
    },
  ]
}

/** "Conversation re Regional Sales Lead": the job which was read stands in the title right behind "about". */
export function roleAsTopic({ reading, role }: Findings): { words: string; doubted: boolean } | null {
  if (role === null) return null
  const { lexicon, text } = reading
  const about = findAll(lexicon.topics, text.foldedTitle).find(
    ({ end }) =>
      /^[\s:]*(?:\p{L}{1,4}\s)?$/u.test(
        text.foldedTitle.slice(end, Math.max(end, text.foldedTitle.indexOf(foldText(role), end))),
      ) && text.foldedTitle.includes(foldText(role), end),
  )
  if (!about) return null
  return { words: text.title.slice(about.start), doubted: occurs(lexicon.doubts, text.foldedTitle) }
}

/** "About the producer role, or freelance dates": a job right behind "about", and whether the sentence leaves it open. */
export function jobAsTopic(reading: Reading): { words: string; doubted: boolean } | null {
  const { lexicon, text } = reading
  if (!isNote(reading)) return null
  for (const line of [text.title, ...text.lines]) {
    for (const sentence of line.split(/(?<=[.!?;])\s/u)) {
      const folded = foldText(sentence)
      for (const about of findAll(lexicon.topics, folded)) {
        const behind = folded.slice(about.end, about.end + REACH).split(/[,.;!?]/u)[0] ?? ''
        const [job] = findAll(lexicon.recruiting.process, behind)
        if (!job) continue
        return {
          words: sentence.slice(about.start, about.end + job.end).trim(),
          doubted: sentence.includes('?') || occurs(lexicon.doubts, folded),
        }
      }
    }
  }
  return null
}
