import type { Lexicon } from '../lexicon.ts'
import { type Found, findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, quoted } from './clue.ts'
import { bodyWithoutNames, titleWithoutNames } from './without-names.ts'

/** Words of a sense that has nothing to do with a job: visas, the press, school, health, appraisals… */
export function otherMeaning(findings: Findings): Clue[] {
  return groupClues(findings, 'otherSenses', 'other-meaning', (name) => `which is about ${name}`)
}

/** Words of what surrounds an interview without being one: preparing, travelling, thanking, waiting. */
export function besideInterview(findings: Findings): Clue[] {
  return groupClues(
    findings,
    'satellites',
    'beside-interview',
    (name) => `which is about ${name}, not the interview itself`,
  )
}

/** A word like "school" may be the employer's field: it says less when a job is named. */
const WEAK = 0.65
const WEAK_BESIDE_ROLE = 0.3
const SEVERAL_STRONG = 1.8
/** "Volunteer interview", "exit interview": it is said which kind of interview it is. */
const NAMES_INTERVIEW = 1.7
const NAMED_IN_BODY = 2.2
const IN_BODY = 0.3
/** "I'd love to show you" is said of one thing only. */
const WHOLE_PHRASE = 2
const IN_PLACE = 0.4

function groupClues(
  findings: Findings,
  list: 'otherSenses' | 'satellites',
  signal: string,
  about: (name: string) => string,
): Clue[] {
  const { text, lexicon } = findings.reading
  const title = titleWithoutNames(findings)
  const body = bodyWithoutNames(findings)
  const places = [
    { folded: title, original: text.title, share: 1, where: 'The title says' },
    {
      folded: body,
      original: text.body,
      share: list === 'otherSenses' ? IN_BODY : IN_BODY / 2,
      where: 'The description says',
    },
    {
      folded: text.foldedPlace,
      original: text.place,
      share: list === 'otherSenses' && findings.role === null && findings.stage === null ? IN_PLACE : 0,
      where: 'The place is',
    },
  ]
  let best: Clue | null = null
  for (const [name, pattern] of Object.entries(lexicon[list])) {
    for (const { folded, original, share, where } of places) {
      const founds = share > 0 ? findAll(pattern, folded) : []
      const repeated = list === 'otherSenses' && folded === body ? severalStrong(founds, folded, lexicon) : 1
      for (const found of founds) {
        if (isPartOfStage(found, folded, lexicon)) continue
        const words = folded.slice(found.start, found.end)
        const weak = findAll(lexicon.weak, words).some((f) => f.start === 0 && f.end === words.length)
        const plain = folded === title && isHeading(found, title, lexicon, list)
        const strength =
          share *
          repeated *
          (namesInterview(words, lexicon) ? (folded === title ? NAMES_INTERVIEW : NAMED_IN_BODY) : 1) *
          (folded === body && list === 'otherSenses' && isPhrase(words) ? WHOLE_PHRASE : 1) *
          (weak && !plain ? (findings.role === null ? WEAK : WEAK_BESIDE_ROLE) : 1)
        if (strength > (best?.strength ?? 0)) {
          best = { signal, strength, evidence: `${where} ${quoted(original, found)}, ${about(name)}` }
        }
      }
    }
  }
  return best ? [best] : []
}

/** Different words of one sense in the description confirm each other, where one of them is telling by itself. */
function severalStrong(founds: Found[], folded: string, { weak }: Lexicon): number {
  const words = new Set(founds.map(({ start, end }) => folded.slice(start, end)))
  const strong = [...words].filter((word) => !occurs(weak, word))
  return strong.length > 0 && words.size > 1 ? SEVERAL_STRONG : 1
}

/** "Frist: …", "Interview prep", "Préparation entretien": what the entry itself is. */
function isHeading(
  { start, end }: Found,
  title: string,
  { interview }: Lexicon,
  list: 'otherSenses' | 'satellites',
): boolean {
  if (list === 'satellites' && start === 0 && /^\s?:/u.test(title.slice(end))) return true
  return findAll(interview.likely, title).some(
    (word) =>
      (word.start > end && title.slice(end, word.start).trim() === '') ||
      // "Volunteer interview" says which kind; "Interview school" may say where.
      (list === 'satellites' && start > word.end && title.slice(word.end, start).trim() === ''),
  )
}

function isPhrase(words: string): boolean {
  return words.split(/\s+/u).length > 2
}

function namesInterview(words: string, { interview }: Lexicon): boolean {
  return findAll(interview.likely, words).some(({ start, end }) => end - start < words.length)
}

/** "Prueba práctica" is a stage, though "práctica" alone would be practice. */
function isPartOfStage(found: Found, folded: string, { stages }: Lexicon): boolean {
  return Object.values(stages).some((pattern) =>
    findAll(pattern, folded).some(
      (stage) =>
        stage.start <= found.start &&
        stage.end >= found.end &&
        stage.end - stage.start > found.end - found.start,
    ),
  )
}
