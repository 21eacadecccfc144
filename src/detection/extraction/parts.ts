import { foldText } from '../text/fold-text.ts'
import { occurs } from '../text/term-pattern.ts'
import { classifyPiece } from './classify-piece.ts'
import type { Part, PartsContext } from './part.ts'
import { looksLikeName } from './person-name.ts'
import { piecesOf } from './pieces.ts'
import { segmentsOf } from './segments.ts'
import { withoutMarks } from './without-marks.ts'

/** Reads a line (a title, or a short line of the description) into its pieces. */
export function partsOf(source: string, context: PartsContext): Part[] {
  const line = withoutMarks(source).replace(/\S+@\S+/gu, ' ')
  const parts: Part[] = []
  for (const [index, segment] of segmentsOf(line).entries()) {
    for (const piece of piecesOf(line, segment, context)) {
      parts.push(...classifyPiece(piece, segment, index, context))
    }
  }
  const isTalk = occurs(context.lexicon.meeting, foldText(line))
  const known = parts.map((part, index) => ofCompany(part, parts[index + 1], isTalk, context))
  return attachTitles(known, context)
}

/** "Coffee with Clara (Harbour)": before an organisation in brackets stands one of its people. */
function ofCompany(part: Part, next: Part | undefined, isTalk: boolean, { lexicon }: PartsContext): Part {
  if (part.kind !== 'other' || next?.bracket !== 'round' || next.kind !== 'other') return part
  if (part.lead !== 'with' && !(isTalk && part.afterCut)) return part
  const says = (text: string) =>
    occurs(lexicon.companyWords, foldText(text)) || occurs(lexicon.legalForms, foldText(text))
  const isNamed = isTalk && /^\p{Lu}/u.test(next.text) && !isUnspaced(next.text)
  const isPerson = looksLikeName(part.text) && !says(part.text) && (says(next.text) || isNamed)
  return isPerson ? { ...part, kind: 'person', certain: true } : part
}

function isUnspaced(text: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)
}

/**
 * "Mireku (CFO)": a role in brackets or after a comma behind a person is that person's, not the owner's; but for one that
 * is called a job ("PhD position").
 */
function attachTitles(parts: Part[], { lexicon }: PartsContext): Part[] {
  const kept: Part[] = []
  for (const part of parts) {
    const previous = kept.at(-1)
    const beside = part.bracket === 'round' || part.separator === ','
    if (
      part.kind === 'role' &&
      previous?.kind === 'person' &&
      beside &&
      previous.title === null &&
      part.lead === null &&
      !occurs(lexicon.roles.after, foldText(part.text))
    ) {
      previous.title = part.text
    } else kept.push(part)
  }
  return kept
}
