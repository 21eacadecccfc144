import { readdirSync, readFileSync } from 'node:fs'
import { compileNote, compileSkeleton, type NoteSkeleton, type Skeleton } from './compile-skeleton.ts'
import { checkedSource, compileText, type Template } from './compile-template.ts'
import { kindFile, type LanguageFile, languageFile, noteFile } from './letter-files.ts'
import { compileLayout, type Layout } from './letter-html.ts'
import { type LetterKind, letterKinds } from './letter-request.ts'
import { LetterTemplateError } from './letter-template-error.ts'
import { greetingVocabulary, letterVocabulary, noteVocabulary } from './letter-vocabulary.ts'
import { findLast, readYamlFile, type YamlFile } from './read-yaml-file.ts'
import { typeset } from './typography.ts'

export interface LanguageLetters extends Omit<LanguageFile, 'greetings'> {
  /** ISO 639-1. */
  language: string
  greetings: Readonly<Record<keyof LanguageFile['greetings'], Template>>
  kinds: ReadonlyMap<LetterKind, readonly Skeleton[]>
  notes: readonly NoteSkeleton[]
}

export interface LetterLibrary {
  languages: ReadonlyMap<string, LanguageLetters>
  layout: Layout
}

const greetingNames = {
  firstAndLast: ['first', 'last', 'name'],
  firstOnly: ['first'],
  wholeName: ['name'],
  titled: ['title', 'last', 'name'],
  unknown: [],
}

/**
 * Reads, checks and compiles every letter, once. A file in a later folder replaces the file of the same name in an
 * earlier one. `only` names the languages to read when not all are wanted. Throws LetterTemplateError.
 */
export function loadLetters(folders: readonly string[], only?: readonly string[]): LetterLibrary {
  const found = folders.flatMap((folder) => readdirSync(folder, { withFileTypes: true }))
  const codes = new Set(found.filter((entry) => entry.isDirectory()).map((entry) => entry.name))
  const wanted = [...codes].filter((code) => only === undefined || only.includes(code)).sort()
  const layoutFile = findLast(folders, 'letter.html.hbs')
  if (layoutFile === null) throw new LetterTemplateError('letter.html.hbs', null, 'is missing')
  return {
    languages: new Map(wanted.map((code) => [code, loadLanguage(folders, code)])),
    layout: compileLayout(readFileSync(layoutFile, 'utf8'), layoutFile),
  }
}

function loadLanguage(folders: readonly string[], language: string): LanguageLetters {
  const path = findLast(folders, language, 'language.yaml')
  if (path === null) throw new LetterTemplateError(`${language}/language.yaml`, null, 'is missing')
  const file = readYamlFile(path, languageFile)
  const forms = Object.keys(file.content.occasions.other)
  const kinds = letterKinds.flatMap((kind) => {
    const of = findLast(folders, language, `${kind}.yaml`)
    if (of === null) return []
    const read = readYamlFile(of, kindFile)
    const vocabulary = letterVocabulary(kind, forms)
    const skeletons = read.content.map((entry, at) =>
      compileSkeleton(entry, vocabulary, originOf(read, language, at)),
    )
    return [[kind, skeletons] as const]
  })
  return {
    ...typesetAll(file.content, language),
    language,
    greetings: compileGreetings(file, language),
    kinds: new Map(kinds),
    notes: loadNotes(folders, language, forms),
  }
}

function loadNotes(folders: readonly string[], language: string, forms: readonly string[]): NoteSkeleton[] {
  const path = findLast(folders, language, 'connect-linkedin.yaml')
  if (path === null) return []
  const read = readYamlFile(path, noteFile)
  return read.content.map((entry, at) =>
    compileNote(entry, noteVocabulary(forms), originOf(read, language, at)),
  )
}

function originOf(read: YamlFile<unknown>, language: string, at: number) {
  return {
    language,
    file: read.path,
    lineOf: (place: readonly (string | number)[]) => read.lineOf([at, ...place]),
  }
}

function compileGreetings(file: YamlFile<LanguageFile>, language: string): LanguageLetters['greetings'] {
  const compiled = (key: keyof LanguageFile['greetings']): Template => {
    const origin = {
      language,
      file: file.path,
      line: file.lineOf(['greetings', key]),
      place: `greeting "${key}"`,
    }
    const names = greetingVocabulary(...greetingNames[key])
    return compileText(checkedSource(file.content.greetings[key], names, new Set(), origin).source)
  }
  return {
    firstAndLast: compiled('firstAndLast'),
    firstOnly: compiled('firstOnly'),
    wholeName: compiled('wholeName'),
    titled: compiled('titled'),
    unknown: compiled('unknown'),
  }
}

/** The plain texts of the language, with its typography. */
function typesetAll(file: LanguageFile, language: string): LanguageFile {
  const each = (text: string) => typeset(language, text)
  return {
    ...file,
    closings: file.closings.map(each),
    askHowToFollowUp: file.askHowToFollowUp.map(each),
    questions: file.questions.map((question) => ({ ...question, text: each(question.text) })),
  }
}
