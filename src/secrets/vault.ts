import { randomBytes } from 'node:crypto'
import type { KeyRing } from './key-ring.ts'
import { keyIdOf, type SecretOwner, seal, unseal } from './seal.ts'

/** Seals and opens the secrets of an installation. There is no way to keep one unsealed. */
export interface Vault {
  seal(secret: string, owner: SecretOwner): string
  /** Throws a SecretError. */
  open(sealed: string, owner: SecretOwner): string
  /** Is it sealed with the key that seals now? */
  isCurrent(sealed: string): boolean
}

export function createVault(ring: KeyRing): Vault {
  return {
    seal: (secret, owner) => seal(secret, ring.newest(), owner, randomBytes(12)),
    open: (sealed, owner) => unseal(sealed, ring.keys(), owner),
    isCurrent: (sealed) => keyIdOf(sealed) === ring.newest().id,
  }
}
