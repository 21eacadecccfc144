import { isIP } from 'node:net'
import { stableId } from '../shared/stable-id.ts'
import type { ComposedDigest } from './compose-digest.ts'
import type { DigestUser } from './week.ts'

/** The digest as a mail to oneself, before MIME. Every text in it that becomes a header is one line. */
export interface DigestMessage {
  /** With angle brackets; the same for the same user and ISO week. */
  messageId: string
  /** ISO instant in UTC. */
  date: string
  from: { name: string; address: string }
  to: { name: string; address: string }
  subject: string
  headers: Record<string, string>
  text: string
  html: string
}

/** Where the digest can be ended with one click (RFC 8058). */
export interface Unsubscribe {
  /** Takes the POST; a GET shows a page and changes nothing. https, but for a page on the user's own machine. */
  url: string
  /** An address to which an empty mail ends it too. */
  mailto: string | null
}

/**
 * Makes the message of a composed digest. Throws a RangeError when the user's address or the unsubscribe link
 * cannot stand in a header.
 */
export function digestMessage(
  week: { user: DigestUser; isoWeek: string; now: string },
  digest: ComposedDigest,
  unsubscribe: Unsubscribe,
): DigestMessage {
  const address = checkedAddress(week.user.email)
  const url = checkedUrl(unsubscribe.url)
  const ways = [`<${url.href}>`]
  if (unsubscribe.mailto !== null) ways.push(`<mailto:${checkedAddress(unsubscribe.mailto)}>`)
  return {
    messageId: digestMessageId(week.user.email, week.isoWeek),
    date: week.now,
    from: { name: 'Afterword', address },
    to: { name: oneLine(week.user.name ?? ''), address },
    subject: oneLine(digest.subject),
    headers: {
      'List-Id': `Afterword weekly digest <weekly-digest.${listDomain(url)}>`,
      'List-Unsubscribe': ways.join(', '),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Auto-Submitted': 'auto-generated',
    },
    text: digest.text,
    html: digest.html,
  }
}

/** The Message-ID under which the digest of this user and ISO week is sent, and found again. */
export function digestMessageId(email: string, isoWeek: string): string {
  const address = checkedAddress(email).toLowerCase()
  return `<digest.${oneLine(isoWeek).toLowerCase()}.${stableId('digest', address, isoWeek)}@afterword.invalid>`
}

/** RFC 2919, section 3: a list that has no domain of its own lives under "localhost". */
function listDomain(url: URL): string {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return isIP(host) === 0 && host !== 'localhost' ? host : 'afterword.localhost'
}

function checkedUrl(text: string): URL {
  const url = URL.parse(text)
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new RangeError('The unsubscribe link of the digest is not a web address')
  }
  return url
}

function checkedAddress(address: string): string {
  if (!/^[^\s<>,;:"()@\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u.test(address)) {
    throw new RangeError('The address for the digest is not a plain mail address')
  }
  return address
}

/** A line break in a header would start another header. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
}
