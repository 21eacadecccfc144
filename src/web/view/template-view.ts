import { type TemplateName, type TemplateTrial, templateKinds } from '../../actions/edit-template.ts'
import { capitalised } from '../../digest/view/plain-words.ts'
import { taskWords } from '../../followup/words.ts'

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' })

export interface TemplateListView {
  languages: { name: string; templates: { name: string; path: string }[] }[]
}

export interface TemplateView {
  name: string
  path: string
  source: string
  isOwn: boolean
  problem: { line: number; message: string; excerpt: string } | null
  letters: { about: string; subject: string; text: string }[]
}

export function templateListView(languages: string[]): TemplateListView {
  return {
    languages: languages.map((language) => ({
      name: nameOf(language),
      templates: templateKinds.map((kind) => ({
        name: taskWords[kind],
        path: `/templates/${language}/${kind}`,
      })),
    })),
  }
}

export function templateView(
  { language, kind }: TemplateName,
  source: string,
  isOwn: boolean,
  { letters, problem }: TemplateTrial,
): TemplateView {
  return {
    name: `${taskWords[kind]}, ${nameOf(language)}`,
    path: `/templates/${language}/${kind}`,
    source,
    isOwn,
    problem: problem && {
      line: problem.line ?? 1,
      message: problem.message,
      excerpt: excerptOf(source, problem.line ?? 1),
    },
    letters,
  }
}

/** The line of a mistake with its neighbours, each with its number. */
function excerptOf(source: string, line: number): string {
  const all = source.split('\n')
  const from = Math.max(0, line - 2)
  return all
    .slice(from, line + 1)
    .map((text, index) => `${from + index + 1 === line ? '→' : ' '} ${from + index + 1}  ${text}`)
    .join('\n')
}

function nameOf(language: string): string {
  return capitalised(languageNames.of(language) ?? language)
}
