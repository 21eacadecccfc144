import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { compileRules, type DetectionData, type DetectionRules } from '../src/detection/detection-rules.ts'
import { UsageError } from '../src/shared/usage-error.ts'
import {
  freeMailSchema,
  givenNamesSchema,
  judgementSchema,
  mailboxesSchema,
  platformsSchema,
  vocabularySchema,
} from './detection-schema.ts'

const ourFolder = fileURLToPath(new URL('./detection/', import.meta.url))

type Tree = { [key: string]: unknown }

/** What a file holds is decided by its name; every other name is a language's. */
const FILES = {
  'platforms.yaml': platformsSchema,
  'free-mail.yaml': freeMailSchema,
  'mailboxes.yaml': mailboxesSchema,
  'given-names.yaml': givenNamesSchema,
  'judgement.yaml': judgementSchema,
} as const

/**
 * Reads the words, platforms and thresholds of detection from config/detection, and on top of them the files of a
 * user's own folder: its words are added to ours, its numbers and platforms replace ours.
 * @throws UsageError naming file, key, value and what is allowed.
 */
export async function loadDetectionRules(ownFolder?: string): Promise<DetectionRules> {
  const ours = await readFolder(ourFolder)
  const own = ownFolder === undefined ? new Map<string, Tree>() : await readFolder(ownFolder)
  const names = [...new Set([...ours.keys(), ...own.keys()])].sort()
  const trees = new Map(names.map((name) => [name, merged(ours.get(name), own.get(name))]))
  const place = (name: string) => join(own.has(name) ? (ownFolder ?? ourFolder) : ourFolder, name)
  const read = <S extends z.ZodType>(name: string, schema: S) =>
    checked(schema, trees.get(name) ?? {}, place(name))

  const { platforms, conferenceHosts } = read('platforms.yaml', FILES['platforms.yaml'])
  const data: DetectionData = {
    vocabularies: names.filter((name) => !(name in FILES)).map((name) => read(name, vocabularySchema)),
    platforms,
    conferenceHosts,
    freeMail: read('free-mail.yaml', FILES['free-mail.yaml']),
    mailboxes: read('mailboxes.yaml', FILES['mailboxes.yaml']),
    givenNames: read('given-names.yaml', FILES['given-names.yaml']).names.split(/\s+/u),
    judgement: judgementOf(trees.get('judgement.yaml'), ours.get('judgement.yaml'), place('judgement.yaml')),
  }
  return compileRules(data)
}

/** A weight for a signal that does not exist would silently do nothing, so it is an error. */
function judgementOf(tree: Tree | undefined, ours: Tree | undefined, place: string) {
  const judgement = checked(judgementSchema, tree ?? {}, place)
  const known = Object.keys((ours?.weights ?? {}) as Tree)
  const unknown = Object.keys(judgement.weights).find((signal) => !known.includes(signal))
  if (unknown !== undefined) {
    throw new UsageError(
      `${place}: weights.${unknown} is ${judgement.weights[unknown]}, but there is no such signal. Allowed: ${known.join(', ')}.`,
    )
  }
  return judgement
}

async function readFolder(folder: string): Promise<Map<string, Tree>> {
  const names = await readdir(folder).catch((error: Error) => {
    throw new UsageError(`The folder of detection words ${folder} cannot be read: ${error.message}`, {
      cause: error,
    })
  })
  const yaml = names.filter((name) => name.endsWith('.yaml')).sort()
  return new Map(
    await Promise.all(yaml.map(async (name) => [name, await readTree(join(folder, name))] as const)),
  )
}

async function readTree(file: string): Promise<Tree> {
  try {
    const value: unknown = parse(await readFile(file, 'utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Tree
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new UsageError(`${file} is not YAML: ${error.message}`, { cause: error })
  }
  throw new UsageError(`${file} must hold "key: value" lines.`)
}

/** Lists are joined, trees are merged key by key, all else is replaced. */
function merged(base: Tree | undefined, over: Tree | undefined): Tree {
  const result: Tree = { ...base }
  for (const [key, value] of Object.entries(over ?? {})) {
    const own = result[key]
    if (Array.isArray(own) && Array.isArray(value)) result[key] = [...own, ...value]
    else if (isTree(own) && isTree(value)) result[key] = merged(own, value)
    else result[key] = value
  }
  return result
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checked<S extends z.ZodType>(schema: S, tree: Tree, file: string): z.output<S> {
  const result = schema.safeParse(tree)
  if (result.success) return result.data
  throw new UsageError(result.error.issues.map((issue) => explained(issue, tree, file)).join('\n'))
}

function explained(issue: z.core.$ZodIssue, tree: Tree, file: string): string {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => [...path, key].join('.')).join(', ')
    return `${file}: ${keys} is no key of this file. Its keys are described in config/detection/README.md.`
  }
  let value: unknown = tree
  for (const key of path) value = isTree(value) || Array.isArray(value) ? (value as Tree)[key] : undefined
  return `${file}: ${path.join('.')} is ${JSON.stringify(value)}, but ${issue.message}.`
}
