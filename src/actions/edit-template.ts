import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { letterKinds } from '../followup/task.ts'
import { LetterTemplateError } from '../letter/letter-template-error.ts'
import { loadLetters } from '../letter/load-letters.ts'
import { findLast } from '../letter/read-yaml-file.ts'
import { writeFileAtomic } from '../shared/write-file-atomic.ts'
import { type ExampleLetter, exampleLetters } from './example-letters.ts'

export const templateKinds = [...letterKinds, 'connect-linkedin'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** Which template is meant: the letters of a kind in a language. */
export interface TemplateName {
  language: string
  kind: TemplateKind
}

/** Our templates, and where the user's own lie; theirs win, file by file. */
export interface TemplateFolders {
  ours: string
  own: string
}

/** What a template says in examples, or what is wrong with it and where. */
export type TemplateTrial =
  | { letters: ExampleLetter[]; problem: null }
  | { letters: []; problem: { line: number | null; message: string } }

export function templateLanguages({ ours }: TemplateFolders): string[] {
  return readdirSync(ours, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
}

/** The source of a template; null when there is none. */
export function readTemplate(folders: TemplateFolders, { language, kind }: TemplateName) {
  const file = findLast([folders.ours, folders.own], language, `${kind}.yaml`)
  return file === null ? null : { source: readFileSync(file, 'utf8'), isOwn: file.startsWith(folders.own) }
}

/** Tries a template beside all the others, without keeping it. */
export function tryTemplate({ ours }: TemplateFolders, name: TemplateName, source: string): TemplateTrial {
  const trial = mkdtempSync(join(tmpdir(), 'afterword-template-'))
  try {
    mkdirSync(join(trial, name.language))
    writeFileSync(join(trial, name.language, `${name.kind}.yaml`), source)
    return { letters: exampleLetters(loadLetters([ours, trial]), name), problem: null }
  } catch (error) {
    if (!(error instanceof LetterTemplateError)) throw error
    const place = `${error.file}${error.line === null ? '' : `:${error.line}`}: `
    return { letters: [], problem: { line: error.line, message: error.message.replace(place, '') } }
  } finally {
    rmSync(trial, { recursive: true, force: true })
  }
}

/** Keeps a template as the user's own. Only one that was tried and is right should come here. */
export async function keepTemplate(
  folders: TemplateFolders,
  name: TemplateName,
  source: string,
): Promise<void> {
  await writeFileAtomic(join(folders.own, name.language, `${name.kind}.yaml`), source)
}

/** Takes the user's own template away, so that ours counts again. */
export async function dropTemplate(folders: TemplateFolders, name: TemplateName): Promise<void> {
  await rm(join(folders.own, name.language, `${name.kind}.yaml`), { force: true })
}
