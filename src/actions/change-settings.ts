import { readFile, rm } from 'node:fs/promises'
import { parse, parseDocument } from 'yaml'
import { loadSettings, settingsFile } from '../../config/load-settings.ts'
import type { Settings } from '../../config/settings.ts'
import { UsageError } from '../shared/usage-error.ts'
import { writeFileAtomic } from '../shared/write-file-atomic.ts'

/** Where settings of the user's own are kept, and what else has a say. */
export interface SettingsPlace {
  file: string
  environment: NodeJS.ProcessEnv
}

/** Where the settings of a data folder stand. */
export function settingsPlace(dataFolder: string, environment: NodeJS.ProcessEnv): SettingsPlace {
  return { file: settingsFile(dataFolder, environment), environment }
}

export function readSettings({ file, environment }: SettingsPlace): Promise<Settings> {
  return loadSettings(file, environment)
}

/**
 * Writes settings, by their names ("followUp.thankYou.earliest"), into the user's own file, leaving comments and
 * everything else in it as they are. The file is tried before it takes the place of the one there is.
 */
export async function changeSettings(
  { file, environment }: SettingsPlace,
  changes: Record<string, string>,
): Promise<Settings> {
  const document = parseDocument(await readFile(file, 'utf8').catch(() => ''))
  for (const [name, value] of Object.entries(changes))
    document.setIn(name.split('.'), parse(value) as unknown)
  const trial = `${file}.trial`
  const text = document.toString()
  try {
    await writeFileAtomic(trial, text)
    const settings = await loadSettings(trial, environment)
    await writeFileAtomic(file, text)
    return settings
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    throw new UsageError(error.message.replaceAll(` in ${trial}`, ''), { cause: error })
  } finally {
    await rm(trial, { force: true })
  }
}

/** A setting by its name, as text; null when there is none. */
export function settingOf(settings: Settings, name: string): string | null {
  const value = name
    .split('.')
    .reduce<unknown>(
      (node, key) =>
        typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[key] : undefined,
      settings,
    )
  if (value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
