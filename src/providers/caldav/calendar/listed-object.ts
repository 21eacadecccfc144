import { createHash } from 'node:crypto'

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

/** The path of an address, unescaped: servers differ in what they escape, and some with themselves. */
export function pathOf(url: string): string {
  const { pathname } = new URL(url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}
