import { labelledValues } from '../extraction/labelled.ts'
import { nameFits } from '../extraction/person-name.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'

/** "Applicant no. 3": one of several whom somebody sees. */
const NUMBERED = /^\s*(?:[#(]|\p{L}{1,3}[.º°]?)?\s*\d/u

/** Wording that speaks to somebody who assesses: kits, scorecards, "please interview". */
export function ownerInterviews({ reading }: Findings): Clue[] {
  const { interviewer, candidatesWord, candidateWord } = reading.lexicon.direction
  const clues: Clue[] = []
  const said = firstMention(interviewer, reading)
  if (said)
    clues.push({
      signal: 'owner-interviews',
      strength: said.inTitle ? 1 : 0.9,
      evidence: `${said.words}, as to somebody who interviews`,
    })
  const several = firstMention(candidatesWord, reading)
  if (several && clues.length === 0) {
    clues.push({
      signal: 'owner-interviews',
      strength: several.inTitle ? 0.8 : 0.4,
      evidence: `${several.words}: several people are assessed`,
    })
  }
  const label = labelledValues(
    [reading.text.title, ...reading.text.lines],
    reading.lexicon.labels.candidate,
  )[0]
  if (label !== undefined) clues.push(candidateLabel(label, reading))
  else if (clues.length === 0) {
    const one = findAll(candidateWord, reading.text.foldedTitle)[0]
    const owner = reading.ownerName && findAll(reading.ownerName, reading.text.foldedTitle).length > 0
    if (one && !owner)
      clues.push({
        signal: 'owner-interviews',
        strength: NUMBERED.test(reading.text.foldedTitle.slice(one.end)) ? 1 : 0.5,
        evidence: 'The title speaks of a candidate who is not named as you',
      })
  }
  return clues
}

function candidateLabel(value: string, { ownerName, owner }: Findings['reading']): Clue {
  const isOwner =
    nameFits(value.split(/[,(\n]/u)[0] ?? '', owner.name) ||
    (ownerName && findAll(ownerName, foldText(value)).length > 0)
  return isOwner
    ? { signal: 'candidate-wording', strength: 1, evidence: 'You are named as the candidate' }
    : { signal: 'owner-interviews', strength: 1, evidence: 'Somebody else is named as the candidate' }
}
