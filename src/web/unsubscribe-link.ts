import { timingSafeEqual } from 'node:crypto'
import type { InstallationKey } from '../store/installation-key.ts'

export interface WebPlace {
  host: string
  port: number
  /** https address under which the page is reached from outside; null on a person's own machine. */
  publicUrl: string | null
}

/** Where this user's digest can be ended with one click (RFC 8058): it works without signing in, and does no more. */
export function unsubscribeLink(web: WebPlace, userId: string, key: InstallationKey): string {
  const base = web.publicUrl ?? `http://${web.host}:${web.port}/`
  return new URL(`unsubscribe/${userId}.${signature(userId, key)}`, base.endsWith('/') ? base : `${base}/`)
    .href
}

/** The user an unsubscribe token stands for; null when it was not made here. */
export function userOfToken(token: string, key: InstallationKey): string | null {
  const [userId = '', given = ''] = token.split('.')
  const [expected, actual] = [Buffer.from(signature(userId, key)), Buffer.from(given)]
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? userId : null
}

function signature(userId: string, key: InstallationKey): string {
  return key.hash(`unsubscribe\n${userId}`)
}
