import { createHash } from 'node:crypto'

const length = 10

/**
 * A short identifier made from its parts: the same parts give the same identifier on every machine and in every
 * run, which is what makes a repeated step find what the first try left. Lower-case letters and digits only.
 */
export function stableId(...parts: string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest()
  return BigInt(`0x${digest.toString('hex')}`)
    .toString(36)
    .padStart(length, '0')
    .slice(0, length)
}
