import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { stableId } from '../../shared/stable-id.ts'
import { writeFileAtomic } from '../../shared/write-file-atomic.ts'
import type { MailSettings } from './mail-settings.ts'

/** How long what a provider published is taken as true; days. */
const cachedDays = 30

interface Entry {
  domain: string
  at: string
  settings: MailSettings
}

export async function readCached(folder: string, domain: string, now: string): Promise<MailSettings | null> {
  try {
    const entry = JSON.parse(await readFile(fileOf(folder, domain), 'utf8')) as Entry
    const age = Date.parse(now) - Date.parse(entry.at)
    return entry.domain === domain && age <= cachedDays * 24 * 60 * 60 * 1000 ? entry.settings : null
  } catch {
    // What is not there, or cannot be read, is looked up again.
    return null
  }
}

export async function writeCached(
  folder: string,
  domain: string,
  at: string,
  settings: MailSettings,
): Promise<void> {
  await writeFileAtomic(fileOf(folder, domain), JSON.stringify({ domain, at, settings } satisfies Entry))
}

function fileOf(folder: string, domain: string): string {
  return join(folder, `${stableId('mail-settings', domain)}.json`)
}
