import type { LanguageRules } from '../checks/language-rules.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

export const languageRules: ReadonlyMap<string, LanguageRules> = new Map(
  [de, en, es, fr, it, nl, pt].map((rules) => [rules.language, rules]),
)
