import { randomBytes } from 'node:crypto'
import { UsageError } from '../shared/usage-error.ts'
import { createKeyFile, readKeyFile, replaceKeyFile } from './key-file.ts'
import { keyFromBytes, parseKeys } from './key-text.ts'
import type { SecretKey } from './seal.ts'

/** The keys of an installation: the newest seals, all of them open. */
export interface KeyRing {
  /** Newest first; none before anything was sealed. */
  keys(): SecretKey[]
  /** The key that seals. */
  newest(): SecretKey
  /** Null where the keys come from outside and are exchanged there. */
  rotation: {
    /** Puts a new key before the others, which go on opening. */
    add(): void
    /** Leaves the newest alone. */
    dropOld(): void
  } | null
}

/**
 * Keys in a file of mode 0600, which is made when something is first sealed. It is read each time: another process
 * may have exchanged the keys since.
 */
export function fileKeyRing(file: string): KeyRing {
  const keys = () => readKeyFile(file)
  const made = () => createKeyFile(file, keyFromBytes(randomBytes(32)))
  return {
    keys,
    newest: () => first(keys()) ?? first(made()) ?? missing(file),
    rotation: {
      add: () => replaceKeyFile(file, [keyFromBytes(randomBytes(32)), ...keys()]),
      dropOld: () => replaceKeyFile(file, keys().slice(0, 1)),
    },
  }
}

/** Keys from an environment variable, for those who keep secrets elsewhere; no file is read or made then. */
export function environmentKeyRing(text: string, name: string): KeyRing {
  const keys = parseKeys(text, name)
  return { keys: () => keys, newest: () => first(keys) ?? missing(name), rotation: null }
}

/** A key that is gone with the process, for runs that write nothing. */
export function temporaryKeyRing(): KeyRing {
  const key = keyFromBytes(randomBytes(32))
  return { keys: () => [key], newest: () => key, rotation: null }
}

function first(keys: SecretKey[]): SecretKey | null {
  return keys[0] ?? null
}

function missing(place: string): never {
  throw new UsageError(`There is no key in ${place}. "openssl rand -base64 32" makes one.`)
}
