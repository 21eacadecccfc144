import { labelledValues } from '../extraction/labelled.ts'
import { nameFits } from '../extraction/person-name.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, type TermPattern } from '../text/term-pattern.ts'
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
      strength: (said.inTitle ? 1 : 0.9) * (isRepeated(interviewer, reading) ? SAID_TWICE : 1),
      evidence: `${said.words}, as one writes to the interviewer`,
    })
  const slots = candidateSlots(reading)
  if (slots && clues.length === 0) clues.push(slots)
  const several = firstMention(candidatesWord, reading)
  if (several && clues.length === 0) {
    clues.push({
      signal: 'owner-interviews',
      strength: several.inTitle ? 0.8 : 0.4,
      evidence: `${several.words}, so several people are assessed`,
    })
  }
  const label = labelledValues(
    [reading.text.title, ...reading.text.lines],
    reading.lexicon.labels.candidate,
  )[0]
  if (label !== undefined) clues.push(candidateLabel(label, reading))
  else if (clues.length === 0) {
    const owned = ownerAsCandidate(reading)
    if (owned) return [owned]
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

/** Different phrases that speak to an interviewer leave no doubt. */
const SAID_TWICE = 1.4

function isRepeated(interviewer: TermPattern, { text }: Findings['reading']): boolean {
  const all = `${text.foldedTitle}\n${text.foldedBody}`
  return new Set(findAll(interviewer, all).map(({ start, end }) => all.slice(start, end))).size > 1
}

/** "x3" behind the word for an interview, or several of them in the title. */
const TIMES = /(?:^|\s)(?:[x×]\s?[2-9]|[2-9]\s?[x×])(?=\s|$)/u
/** "13:00 Ayan 13.45 Birthe": a time and nothing but a name. */
const SLOT = /\d{1,2}[:.h]\d{2}\s+(\p{L}[\p{L}'-]*)(?=\s*(?:$|[,;/|\n]|\d))/gu

/** Several people at several times, where the title says that there are several interviews. */
function candidateSlots({ text, lexicon }: Findings['reading']): Clue | null {
  const isMany = findAll(lexicon.interview.many, text.foldedTitle).length > 0
  const counted =
    findAll(lexicon.interview.likely, text.foldedTitle).length > 0 && TIMES.test(text.foldedTitle)
  const names = [...text.body.matchAll(SLOT)]
  if (!counted && !(isMany && names.length > 1)) return null
  return {
    signal: 'owner-interviews',
    strength: names.length > 1 ? 1 : 0.7,
    evidence: 'Several people have their times in it, as those have whom somebody interviews',
  }
}

const BESIDE = /^(?:\s[\p{L}'-]+)?\s?[,(–-]\s?(?:the\s|our\s)?$/u

/** "Alice Moreau, candidate for …": the owner is the candidate who is spoken of. */
function ownerAsCandidate({ text, lexicon, ownerName }: Findings['reading']): Clue | null {
  if (ownerName === null) return null
  const line = text.lines.find((each) => {
    const folded = foldText(each)
    const names = findAll(ownerName, folded)
    return findAll(lexicon.direction.candidateWord, folded).some(({ start }) =>
      names.some(({ end }) => BESIDE.test(folded.slice(end, start)) && end < start),
    )
  })
  return line === undefined
    ? null
    : { signal: 'candidate-wording', strength: 1, evidence: 'You are named as the candidate' }
}

function candidateLabel(value: string, { ownerName, owner }: Findings['reading']): Clue {
  const isOwner =
    nameFits(value.split(/[,(\n]/u)[0] ?? '', owner.name) ||
    (ownerName && findAll(ownerName, foldText(value)).length > 0)
  return isOwner
    ? { signal: 'candidate-wording', strength: 1, evidence: 'You are named as the candidate' }
    : { signal: 'owner-interviews', strength: 1, evidence: 'Somebody else is named as the candidate' }
}
