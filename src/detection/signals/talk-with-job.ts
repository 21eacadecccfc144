import { isOwnEntry } from '../extraction/company-people.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'

/** Below this an employer is guessed rather than read. */
const SURE_ENOUGH = 0.4

/**
 * Many languages call an interview simply a talk ("rozmowa", "görüşme"): with a job and an employer beside it, the
 * title says what it is about.
 */
export function talkWithJob(findings: Findings): Clue[] {
  const word = wordBesideJob(findings)
  if (word === null) return []
  const { role, company } = findings
  return [
    {
      signal: 'talk-with-job',
      strength: 1,
      evidence: `The title says ${word}, and a job (${role}) and an employer (${company}) stand beside it`,
    },
  ]
}

/** The word for the talk, quoted; null where it does not stand with both. */
export function wordBesideJob({ reading, role, company, companySureness }: Findings): string | null {
  const { text, lexicon } = reading
  const { certain, likely, withJob } = lexicon.interview
  const [talk] = findAll(withJob, text.foldedTitle)
  if (!talk || role === null || company === null || companySureness < SURE_ENOUGH) return null
  if (occurs(certain, text.foldedTitle) || occurs(likely, text.foldedTitle)) return null
  const inTitle = text.foldedTitle.includes(foldText(role)) && text.foldedTitle.includes(foldText(company))
  const isShort = text.body.length <= SHORT_NOTE && isOwnEntry(reading)
  return inTitle || isShort ? quoted(text.title, talk) : null
}

const SHORT_NOTE = 200
