import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type LanguageLetters, type LetterLibrary, loadLetters } from '../../src/letter/load-letters.ts'
import type { LanguageRules } from './checks/language-rules.ts'
import { languageRules } from './languages/index.ts'

export const lettersFolder = fileURLToPath(new URL('../../templates/letters/', import.meta.url))

/** The languages which have a folder. */
export const languagesFound = readdirSync(lettersFolder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)

export function rulesOf(language: string): LanguageRules {
  const rules = languageRules.get(language)
  if (rules === undefined) throw new Error(`test/letter/languages/ says nothing about "${language}"`)
  return rules
}

/** One language by itself, so that a mistake in one does not hide the others; read once. */
export function libraryOf(language: string): OneLanguage {
  const known = libraries.get(language)
  if (known !== undefined) return known
  const library = loadLetters([lettersFolder])
  const letters = library.languages.get(language)
  if (letters === undefined) throw new Error(`templates/letters/${language} holds no letters`)
  libraries.set(language, { library, letters })
  return { library, letters }
}

interface OneLanguage {
  library: LetterLibrary
  letters: LanguageLetters
}

const libraries = new Map<string, OneLanguage>()
