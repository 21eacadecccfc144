import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { UsageError } from '../shared/usage-error.ts'
import { formatKeys, parseKeys } from './key-text.ts'
import type { SecretKey } from './seal.ts'

/** Only its owner may read or write it. */
const ownerOnly = 0o600

/**
 * The keys in a file, newest first; none when there is no file.
 * @throws UsageError when others could read it too.
 */
export function readKeyFile(file: string): SecretKey[] {
  const found = statSync(file, { throwIfNoEntry: false })
  if (!found) return []
  // Windows has no such bits; there the folder of the user is their own.
  if (process.platform !== 'win32' && (found.mode & 0o077) !== 0)
    throw new UsageError(`Others on this machine can read the keys in ${file}. Run: chmod 600 "${file}"`)
  return parseKeys(readFileSync(file, 'utf8'), file)
}

/** Makes the file with this key, or answers the keys of whoever was faster. */
export function createKeyFile(file: string, key: SecretKey): SecretKey[] {
  const part = `${file}.${process.pid}.part`
  writeDurably(part, formatKeys([key]))
  try {
    // Unlike a rename, a link never takes the place of a file that is there.
    linkSync(part, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(part, { force: true })
  }
  syncFolder(file)
  return readKeyFile(file)
}

/** Puts these keys in place of those there are; a crash leaves the ones or the others. */
export function replaceKeyFile(file: string, keys: SecretKey[]): void {
  const part = `${file}.part`
  writeDurably(part, formatKeys(keys))
  renameSync(part, file)
  syncFolder(file)
}

function writeDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // What an earlier crash left behind may have other rights.
  rmSync(file, { force: true })
  const handle = openSync(file, 'wx', ownerOnly)
  try {
    writeSync(handle, text)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The name of a file is kept by its folder. Windows cannot open folders, and needs not. */
function syncFolder(file: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(dirname(file), 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
