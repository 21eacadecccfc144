import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LineCounter, parseDocument } from 'yaml'
import type { z } from 'zod'
import { LetterTemplateError } from './letter-template-error.ts'

export interface YamlFile<Content> {
  path: string
  content: Content
  /** Line, from 1, on which the value at this place begins; null when there is none. */
  lineOf(place: readonly (string | number)[]): number | null
}

/** The last of the folders which has the file wins, so that a user's own file replaces ours. */
export function findLast(folders: readonly string[], ...name: string[]): string | null {
  return folders.map((folder) => join(folder, ...name)).findLast((path) => existsSync(path)) ?? null
}

/** Throws LetterTemplateError when the file is no YAML or not of this shape. */
export function readYamlFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): YamlFile<z.output<Schema>> {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines })
  const [broken] = document.errors
  if (broken) throw new LetterTemplateError(path, broken.linePos?.[0].line ?? null, broken.message)
  const lineOf = (place: readonly (string | number)[]): number | null => {
    const node: unknown = document.getIn(place, true)
    const range = node !== null && typeof node === 'object' && 'range' in node ? node.range : null
    return Array.isArray(range) ? lines.linePos(Number(range[0])).line : null
  }
  const parsed = schema.safeParse(document.toJS())
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    const place = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)))
    throw new LetterTemplateError(
      path,
      lineOf(place),
      `${place.join(' → ')}: ${issue?.message ?? 'is wrong'}`,
    )
  }
  return { path, content: parsed.data, lineOf }
}
