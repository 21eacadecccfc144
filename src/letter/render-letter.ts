import { paragraphMark, type Skeleton, sentenceMark } from './compile-skeleton.ts'
import type { Values } from './compile-template.ts'
import { greeting } from './greeting.ts'
import type { Letter } from './letter.ts'
import { toBlocks } from './letter-html.ts'
import type { LetterRequest } from './letter-request.ts'
import { angleFor, letterValues } from './letter-values.ts'
import type { LanguageLetters, LetterLibrary } from './load-letters.ts'
import { signature } from './signature.ts'
import { subjectLine } from './subject-line.ts'

/** The letter in one given wording of one given skeleton. `turn` picks the angle and the closing line. */
export function renderLetter(
  request: LetterRequest,
  library: LetterLibrary,
  letters: LanguageLetters,
  choice: { skeleton: Skeleton; wording: number; turn: number },
  known: Values = letterValues(request, letters),
): Letter {
  const { skeleton, wording, turn } = choice
  const templates = skeleton.wordings[wording]
  if (templates === undefined) throw new RangeError(`"${skeleton.name}" has no wording ${wording}`)
  const values = { ...known, angle: angleFor(request, letters, turn) }
  const paragraphs = [
    greeting(request.recipient, letters),
    ...bodyParagraphs(templates.body(values), letters.opening),
    [letters.closings[turn % letters.closings.length], ...signature(request.sender)].join('\n'),
  ]
  const subject = subjectLine(request.threadSubject, templates.subject, values)
  return {
    kind: request.kind,
    subject,
    text: paragraphs.join('\n\n'),
    html: library.layout({
      language: letters.language,
      direction: letters.direction,
      subject,
      blocks: toBlocks(paragraphs),
    }),
    language: letters.language,
    skeleton: skeleton.name,
    wording,
  }
}

/** A move that came out empty is left out; every other one begins with a capital, the first as the language wants. */
function bodyParagraphs(body: string, opening: 'upper' | 'lower'): string[] {
  const paragraphs: string[] = []
  for (const paragraph of body.split(paragraphMark)) {
    const moves = paragraph
      .split(sentenceMark)
      .map(tidy)
      .filter((move) => move !== '')
    const mayCapitalise = (index: number) => paragraphs.length > 0 || index > 0 || opening === 'upper'
    const text = moves.map((move, index) => (mayCapitalise(index) ? capitalised(move) : move)).join(' ')
    if (text !== '') paragraphs.push(text)
  }
  return paragraphs
}

function tidy(move: string): string {
  return move.includes('  ') ? move.replace(/ {2,}/gu, ' ').trim() : move.trim()
}

function capitalised(move: string): string {
  const first = move.charAt(0)
  const upper = first.toUpperCase()
  return first === upper ? move : upper + move.slice(1)
}
