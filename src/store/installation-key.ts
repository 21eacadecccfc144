import { createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** A secret of this installation: it turns text that must not be readable on disk into something to compare. */
export interface InstallationKey {
  /** Keyed hash of a text, for equality only. */
  hash(text: string): string
}

/** Reads the key, making it on the first run (mode 0600, never overwritten). */
export function installationKey(file: string): InstallationKey {
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keyFrom(readFileSync(file))
}

/** A key that is gone with the process, for runs that write nothing. */
export function temporaryKey(): InstallationKey {
  return keyFrom(randomBytes(32))
}

export function keyFrom(secret: Buffer): InstallationKey {
  return { hash: (text) => createHmac('sha256', secret).update(text).digest('base64url') }
}
