import type { KeyRing } from './key-ring.ts'

/**
 * Exchanges the key that seals. A crash between any two steps leaves keys that open everything there is, and the
 * next rotation ends what this one began: the new key is there before anything is sealed with it, and the old ones go
 * when nothing needs them any more. `reseal` seals everything anew in one transaction. To be called while nobody else
 * seals.
 */
export async function rotateKeys(ring: KeyRing, reseal: () => Promise<number>): Promise<number> {
  ring.rotation?.add()
  const count = await reseal()
  ring.rotation?.dropOld()
  return count
}
