// MessagePart: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message.MessagePart
import addressparser from 'nodemailer/lib/addressparser'
import { z } from 'zod'
import { stableId } from '../../shared/stable-id.ts'

/**
 * Ours too where Gmail gave the message a Message-ID of its own as it was sent. Recipients can see it, so that it says
 * nothing but that it is a reference.
 */
export const refHeader = 'X-Draft-Ref'

export const messageShape = z.object({
  id: z.string(),
  threadId: z.string(),
  labelIds: z.array(z.string()).default([]),
  /** Milliseconds since 1970. */
  internalDate: z.string().default('0'),
  payload: z
    .object({ headers: z.array(z.object({ name: z.string(), value: z.string() })).default([]) })
    .default({ headers: [] }),
})

export type GmailMessage = z.infer<typeof messageShape>

export function refOf(messageId: string): string {
  return stableId('draft', messageId)
}

/** The first header of this name; empty when there is none. */
export function headerOf({ payload }: Pick<GmailMessage, 'payload'>, name: string): string {
  const wanted = name.toLowerCase()
  return payload.headers.find((header) => header.name.toLowerCase() === wanted)?.value ?? ''
}

export function isOurs(message: Pick<GmailMessage, 'payload'>, messageId: string): boolean {
  return (
    headerOf(message, 'Message-ID').trim() === messageId ||
    headerOf(message, refHeader).trim() === refOf(messageId)
  )
}

/** The addresses in a header, lower case. */
export function addressesIn(value: string): string[] {
  return addressparser(value, { flatten: true }).flatMap(({ address }) =>
    address?.includes('@') ? [address.toLowerCase()] : [],
  )
}

/** The subject in plain characters: Gmail decodes it (RFC 2047), others that speak its language do not. */
export function subjectOf(message: Pick<GmailMessage, 'payload'>): string {
  const words = headerOf(message, 'Subject').replace(/(\?=)\s+(=\?)/g, '$1$2')
  return words.replace(
    /=\?([^?\s]+)\?([bq])\?([^?]*)\?=/gi,
    (whole, charset: string, way: string, text: string) =>
      decodedWord(
        charset,
        way.toLowerCase() === 'b' ? Buffer.from(text, 'base64') : quotedBytes(text),
        whole,
      ),
  )
}

function quotedBytes(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1')
}

function decodedWord(charset: string, bytes: Buffer, otherwise: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return otherwise
  }
}

/** A subject without the marks of replies and forwards, to be compared. */
export function bareSubject(subject: string): string {
  return subject
    .replace(/^(\s*(re|aw|antw|sv|rv|fwd?|wg|tr)\s*:)+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
