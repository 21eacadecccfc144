import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import {
  compileRules,
  type DetectionData,
  type DetectionRules,
  type Judgement,
} from '../src/detection/detection-rules.ts'
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
const OTHER_FILES = new Set([
  'platforms.yaml',
  'free-mail.yaml',
  'mailboxes.yaml',
  'given-names.yaml',
  'judgement.yaml',
])

/**
 * Reads the words, platforms and thresholds of detection from config/detection, and on top of them the files of a
 * user's own folder: its words are added to ours, its numbers and its lists of a platform replace ours.
 * @throws UsageError naming file, key, value and what is allowed.
 */
export async function loadDetectionRules(ownFolder?: string): Promise<DetectionRules> {
  const ours = await readFolder(ourFolder)
  const own = ownFolder === undefined ? new Map<string, Tree>() : await readFolder(ownFolder)
  const sources: Sources = { ours, own, ownFolder: ownFolder ?? '' }
  const languages = [...new Set([...ours.keys(), ...own.keys()])]
    .filter((name) => !OTHER_FILES.has(name))
    .sort()
  const { platforms, conferenceHosts } = added('platforms.yaml', platformsSchema, sources)
  const data: DetectionData = {
    vocabularies: languages.map((name) => added(name, vocabularySchema, sources)),
    platforms,
    conferenceHosts,
    freeMail: added('free-mail.yaml', freeMailSchema, sources),
    mailboxes: added('mailboxes.yaml', mailboxesSchema, sources),
    givenNames: added('given-names.yaml', givenNamesSchema, sources).names,
    judgement: judgementOf(sources),
  }
  return compileRules(data)
}

interface Sources {
  ours: Map<string, Tree>
  own: Map<string, Tree>
  ownFolder: string
}

/** Our file with the user's on top; each is checked by itself, so that an error names the file it is in. */
function added<S extends z.ZodType<object>>(
  name: string,
  schema: S,
  { ours, own, ownFolder }: Sources,
): z.output<S> {
  const base = ours.get(name)
  const over = own.get(name)
  const identity = base?.language === undefined ? {} : { language: base.language }
  const checkedOver = over && checked(schema, { ...identity, ...over }, join(ownFolder, name))
  const checkedBase = base && checked(schema, base, join(ourFolder, name))
  if (checkedBase && checkedOver) return joined(checkedBase as Tree, checkedOver as Tree) as z.output<S>
  return checkedOver ?? checkedBase ?? checked(schema, {}, name)
}

/** A weight for a signal that does not exist would silently do nothing, so it is an error. */
function judgementOf({ ours, own, ownFolder }: Sources): Judgement {
  const base = ours.get('judgement.yaml') ?? {}
  const over = own.get('judgement.yaml') ?? {}
  const weights = { ...(base.weights as Tree), ...(isTree(over.weights) ? over.weights : {}) }
  const place = join(own.has('judgement.yaml') ? ownFolder : ourFolder, 'judgement.yaml')
  const judgement = checked(judgementSchema, { ...base, ...over, weights }, place)
  const known = Object.keys(base.weights as Tree)
  const unknown = Object.keys(weights).find((signal) => !known.includes(signal))
  if (unknown === undefined) return judgement
  throw new UsageError(
    `${place}: weights.${unknown} is ${judgement.weights[unknown]}, but there is no such signal. Allowed: ${known.join(', ')}.`,
  )
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

/** Lists are joined, trees are joined key by key, all else is replaced. */
function joined(base: Tree, over: Tree): Tree {
  const result: Tree = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const own = result[key]
    if (Array.isArray(own) && Array.isArray(value)) result[key] = [...own, ...value]
    else if (isTree(own) && isTree(value)) result[key] = 'kind' in value ? value : joined(own, value)
    else result[key] = value
  }
  return result
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const MOST_PROBLEMS = 5

function checked<S extends z.ZodType>(schema: S, tree: Tree, file: string): z.output<S> {
  const result = schema.safeParse(tree)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => explained(issue, tree, file))
  const more = problems.length - MOST_PROBLEMS
  const told = problems.slice(0, MOST_PROBLEMS)
  throw new UsageError((more > 0 ? [...told, `and ${more} more`] : told).join('\n'))
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
