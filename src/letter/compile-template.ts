import Handlebars from 'handlebars'
import { checkTemplate } from './check-template.ts'
import { LetterTemplateError } from './letter-template-error.ts'
import type { Vocabulary } from './letter-vocabulary.ts'
import { typeset } from './typography.ts'

export type Values = Readonly<Record<string, unknown>>
export type Template = (values: Values) => string

/** Where a template comes from, for the error message. */
export interface TemplateOrigin {
  language: string
  file: string
  line: number | null
  /** "skeleton topic-first, move thanks" */
  place: string
}

const engine = Handlebars.create()
const options = {
  noEscape: true,
  strict: true,
  knownHelpersOnly: true,
  ignoreStandalone: true,
} satisfies CompileOptions & { ignoreStandalone: boolean }

/** One source in one line, checked against what it may name. Throws LetterTemplateError. */
export function checkedSource(
  source: string,
  vocabulary: Vocabulary,
  known: ReadonlySet<string>,
  origin: TemplateOrigin,
): { source: string; mentions: Set<string> } {
  const { problems, mentions } = checkTemplate(source, vocabulary, known)
  if (problems[0] !== undefined) {
    throw new LetterTemplateError(origin.file, origin.line, `${origin.place}: ${problems[0]}`)
  }
  return { source: typeset(origin.language, source.replace(/\s+/gu, ' ').trim()), mentions }
}

/** Text, not HTML: nothing is escaped. Compiled when first used, then kept. */
export function compileText(source: string): Template {
  const isPlain = !source.includes('{{')
  return isPlain ? () => source : engine.compile<Values>(source, options)
}
