import { timingSafeEqual } from 'node:crypto'
import type { InstallationKey } from '../store/installation-key.ts'
import { pageAddress } from './page-address.ts'
import type { WebPlace } from './unsubscribe-link.ts'

/** Where a link in a mail leads, and until when. */
export interface PageLink {
  userId: string
  /** Path of the page, with a leading slash. */
  path: string
  /** Date, `YYYY-MM-DD`, in UTC; the link ends with it. */
  until: string
}

/** A link that stands in the user's own mail. The same link in every run, so that a digest tried again is the same. */
export function pageLink(place: WebPlace, link: PageLink, key: InstallationKey): string {
  const content = Buffer.from(JSON.stringify([link.userId, link.until, link.path])).toString('base64url')
  return new URL(`open/${content}.${signature(content, key)}`, pageAddress(place)).href
}

/** What a token says, when it was made here and is still in time; null otherwise. */
export function readPageLink(token: string, key: InstallationKey, now: string): PageLink | null {
  const [content = '', given = ''] = token.split('.')
  const [expected, actual] = [Buffer.from(signature(content, key)), Buffer.from(given)]
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null
  const [userId, until, path] = JSON.parse(Buffer.from(content, 'base64url').toString()) as string[]
  if (userId === undefined || until === undefined || path === undefined) return null
  return now.slice(0, 10) <= until ? { userId, path, until } : null
}

function signature(content: string, key: InstallationKey): string {
  return key.hash(`page-link\n${content}`).slice(0, 27)
}
