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
  languages: {
    /** The letters of a language by its ISO 639-1 code; undefined when there are none. */
    get(language: string): LanguageLetters | undefined
  }
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
 * Opens the letters of these folders; a file in a later folder replaces the file of the same name in an earlier one.
 * A language is read, checked and compiled when it is first asked for, but for those of the later folders: they are
 * the user's, and a mistake in them is to stop the start. Throws LetterTemplateError.
 */
export function loadLetters(folders: readonly string[]): LetterLibrary {
  const [ours = '', ...own] = folders
  const codes = new Set([ours, ...own].flatMap(languagesIn))
  const layoutFile = findLast(folders, 'letter.html.hbs')
  if (layoutFile === null) throw new LetterTemplateError('letter.html.hbs', null, 'is missing')
  const read = new Map(own.flatMap(languagesIn).map((code) => [code, loadLanguage(folders, code)]))
  return {
    languages: {
      get(language) {
        const known = read.get(language)
        if (known !== undefined || !codes.has(language)) return known
        const letters = loadLanguage(folders, language)
        read.set(language, letters)
        return letters
      },
    },
    layout: compileLayout(readFileSync(layoutFile, 'utf8'), layoutFile),
  }
}

function languagesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
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
