import { createHash } from 'node:crypto'
import { UsageError } from '../shared/usage-error.ts'
import type { SecretKey } from './seal.ts'

const keyLength = 32

/** A key with its name, which is made from it: the same key has the same name wherever it is kept. */
export function keyFromBytes(bytes: Buffer): SecretKey {
  const id = createHash('sha256').update('afterword key name').update(bytes).digest('base64url')
  // "-" and "_" are awkward to read out, and a name need not hold all of the hash.
  return { id: id.replace(/[-_]/g, '').slice(0, 8), bytes }
}

/**
 * Reads keys as they stand in a file or an environment variable: base64 of 32 bytes each, newest first, parted by
 * spaces, commas or lines; "#" starts a comment.
 * @throws UsageError which names the place, never what stands there.
 */
export function parseKeys(text: string, place: string): SecretKey[] {
  const words = text
    .replace(/#.*$/gm, '')
    .split(/[\s,]+/)
    .filter(Boolean)
  return words.map((word, index) => {
    const bytes = Buffer.from(word, 'base64')
    if (bytes.length === keyLength && /^[\w+/-]+=*$/.test(word)) return keyFromBytes(bytes)
    throw new UsageError(
      `Key ${index + 1} in ${place} is not base64 of ${keyLength} bytes. "openssl rand -base64 32" makes one.`,
    )
  })
}

export function formatKeys(keys: SecretKey[]): string {
  const head =
    '# Keys for the sign-ins that Afterword stores, newest first. Keep a copy apart from the database.\n'
  return `${head}${keys.map(({ bytes }) => `${bytes.toString('base64url')}\n`).join('')}`
}
