import { createHash } from 'node:crypto'
import { pathOf } from '../dav/multistatus.ts'

export interface ListedObject {
  name: string
  /** Absolute. */
  url: string
  /** As the server writes it; null when it writes none. */
  etag: string | null
}

const nameLength = 8

/** What an object is called here: made from its address, which may say more than is to be kept. */
export function nameOf(url: string): string {
  return shortHash(pathOf(url), nameLength)
}

/** The first characters of a hash, in base64url. */
export function shortHash(text: string, length: number): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, length)
}
