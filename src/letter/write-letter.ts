import { chooseSkeleton } from './choose-skeleton.ts'
import type { Values } from './compile-template.ts'
import type { Letter } from './letter.ts'
import type { LetterKind, LetterRequest } from './letter-request.ts'
import { LetterTemplateError } from './letter-template-error.ts'
import { letterValues } from './letter-values.ts'
import type { LanguageLetters, LetterLibrary } from './load-letters.ts'
import { renderLetter } from './render-letter.ts'

/**
 * The letter for one person: the same request always gives the same words, another sender, recipient or panel seat
 * gives others. Throws LetterTemplateError when the templates hold no letter for this situation, which ours always do.
 */
export function writeLetter(request: LetterRequest, library: LetterLibrary): Letter {
  const letters = lettersIn(library, request.language, request.kind)
  const recipient = request.recipient.email ?? request.recipient.name ?? ''
  const values = letterValues(request, letters)
  const fitting = (letters.kinds.get(request.kind) ?? []).filter((skeleton) => fits(skeleton, values))
  const choice = chooseSkeleton(fitting, {
    kind: request.kind,
    sender: request.sender.email,
    recipients: request.panel?.recipients ?? [recipient],
    index: request.panel?.index ?? 0,
    prior: request.priorLetters,
  })
  if (choice === null)
    throw new LetterTemplateError(
      `${letters.language}/${request.kind}.yaml`,
      null,
      'holds no letter that fits what is known',
    )
  return renderLetter(request, library, letters, choice, values)
}

/** The letters of a language ("pt-BR" → "pt"), English when it has none of this kind. */
export function lettersIn(library: LetterLibrary, language: string, kind: LetterKind): LanguageLetters {
  const asked = library.languages.get(language.slice(0, 2).toLowerCase())
  if (asked?.kinds.has(kind)) return asked
  const english = library.languages.get('en')
  if (english === undefined) throw new Error('The letters in English are missing')
  return english
}

/** True when the needs of a skeleton are met by what is known. */
export function fits(
  entry: { needs: readonly string[]; unless: readonly string[] },
  values: Values,
): boolean {
  return entry.needs.every((name) => holds(values, name)) && !entry.unless.some((name) => holds(values, name))
}

/** Reads "stage.final" as well as "role". */
function holds(values: Values, name: string): boolean {
  const [outer = '', inner] = name.split('.')
  const value = values[outer]
  if (inner === undefined) return Boolean(value)
  return typeof value === 'object' && value !== null && Boolean(Reflect.get(value, inner))
}
