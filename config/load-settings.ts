import { readFile } from 'node:fs/promises'
import { parse, YAMLParseError } from 'yaml'
import type { z } from 'zod'
import { UsageError } from '../src/shared/usage-error.ts'
import { type Settings, settingsSchema } from './settings.ts'

/** Settings that are called otherwise now. */
const moved: Record<string, string> = {
  'calendar.allowPrivateHosts': 'network.allowPrivateHosts',
  'calendar.timeoutSeconds': 'network.timeoutSeconds',
}

type Tree = { [key: string]: unknown }
const defaultsFile = new URL('./defaults.yaml', import.meta.url)
const prefix = 'AFTERWORD_'

/** These variables name places or hold keys and are read elsewhere; all others must be settings. */
const places = new Set(['AFTERWORD_CONFIG', 'AFTERWORD_DATA', 'AFTERWORD_SECRET_KEYS'])

/** Where the settings of an installation's own stand. */
export function settingsFile(dataFolder: string, environment: NodeJS.ProcessEnv): string {
  return environment.AFTERWORD_CONFIG ?? `${dataFolder}/config.yaml`
}

/**
 * Reads the settings: defaults, then the user's file if it exists, then the environment, later ones winning.
 * @throws UsageError naming the key, its value, where it was set, and what is allowed.
 */
export async function loadSettings(
  file: string | URL | null,
  environment: NodeJS.ProcessEnv,
): Promise<Settings> {
  const defaults = asTree(parse(await readFile(defaultsFile, 'utf8')), 'the defaults')
  const own = file ? await readOwnFile(file) : {}
  const fromEnvironment = environmentTree(environment)
  const merged = merge(merge(defaults, own), fromEnvironment)
  const result = settingsSchema.safeParse(merged)
  if (result.success) return result.data
  const sources = [
    { tree: fromEnvironment, name: 'the environment' },
    { tree: own, name: String(file) },
  ]
  throw new UsageError(result.error.issues.map((issue) => explain(issue, merged, sources)).join('\n'))
}

async function readOwnFile(file: string | URL): Promise<Tree> {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    // Where the folder itself is no folder, the database will say so.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return {}
    throw new UsageError(`The settings file ${file} cannot be read: ${(error as Error).message}`, {
      cause: error,
    })
  }
  try {
    return asTree(parse(text), String(file))
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error
    throw new UsageError(`The settings file ${file} is not YAML: ${error.message}`, { cause: error })
  }
}

function asTree(value: unknown, place: string): Tree {
  if (value === null || value === undefined) return {}
  if (typeof value === 'object' && !Array.isArray(value)) return value as Tree
  throw new UsageError(`${place} must hold settings as "key: value" lines.`)
}

/** AFTERWORD_FOLLOW_UP__THANK_YOU__HOURS_AFTER=3 means followUp.thankYou.hoursAfter: 3. */
function environmentTree(environment: NodeJS.ProcessEnv): Tree {
  const tree: Tree = {}
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(prefix) || places.has(name) || value === undefined) continue
    const path = name.slice(prefix.length).split('__').map(camelCase)
    const last = path.pop() ?? ''
    let node = tree
    for (const key of path) node = node[key] = asTree(node[key], name)
    node[last] = parse(value)
  }
  return tree
}

function camelCase(segment: string): string {
  return segment.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function merge(base: Tree, over: Tree): Tree {
  const merged: Tree = { ...base }
  for (const [key, value] of Object.entries(over)) {
    const below = merged[key]
    merged[key] = isTree(below) && isTree(value) ? merge(below, value) : value
  }
  return merged
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function explain(issue: z.core.$ZodIssue, merged: Tree, sources: { tree: Tree; name: string }[]): string {
  const path = issue.path.map(String)
  if (issue.code === 'unrecognized_keys') {
    const allowed = Object.keys(asTree(lookUp(merged, path) ?? {}, '')).filter(
      (key) => !issue.keys.includes(key),
    )
    const unknown = issue.keys.map((key) => [...path, key].join('.'))
    const keys = unknown.join(', ')
    const where = sourceOf([...path, issue.keys[0] ?? ''], sources)
    return `Unknown setting ${keys} in ${where}. Allowed here: ${allowed.join(', ')}.${hints(unknown)}`
  }
  const isSecret = /secret/i.test(path.at(-1) ?? '')
  const value = isSecret ? 'not shown here' : (JSON.stringify(lookUp(merged, path)) ?? 'nothing')
  return `The setting ${path.join('.')} in ${sourceOf(path, sources)} is ${value}. Allowed: ${allowedValues(issue)}.`
}

function hints(unknown: string[]): string {
  return unknown
    .filter((key) => moved[key] !== undefined)
    .map((key) => ` ${key} is called ${moved[key]} now.`)
    .join('')
}

function allowedValues(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ')
  if (issue.code === 'too_small') return `at least ${issue.minimum}`
  if (issue.code === 'too_big') return `at most ${issue.maximum}`
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`
  if (issue.code === 'invalid_union') return issue.errors.flat().map(allowedValues).join(' or ')
  return issue.message
}

function lookUp(tree: Tree, path: string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (isTree(node) || Array.isArray(node) ? (node as Tree)[key] : undefined),
    tree,
  )
}

function sourceOf(path: string[], sources: { tree: Tree; name: string }[]): string {
  return sources.find(({ tree }) => lookUp(tree, path) !== undefined)?.name ?? 'the defaults'
}
