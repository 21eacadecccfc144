// MessagePart: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages#Message.MessagePart
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { addressesIn, headerOf, subjectOf } from './gmail-headers.ts'

/** What a message says and whom it goes to. */
export interface Content {
  /** Addresses of To, Cc and Bcc. */
  recipients: string[][]
  subject: string
  text: string
  html: string
  /** Names of attached files. */
  files: string[]
}

const headers = z.array(z.object({ name: z.string(), value: z.string() })).default([])
const base = z.object({
  mimeType: z.string().default(''),
  filename: z.string().default(''),
  headers,
  body: z.object({ data: z.string().optional() }).default({}),
})
type Part = z.infer<typeof base> & { parts: Part[] }
type PartInput = z.input<typeof base> & { parts?: PartInput[] | undefined }

/** A part of a message as Gmail took it apart, with all parts in it. */
export const partShape: z.ZodType<Part, PartInput> = base.extend({
  parts: z.lazy(() => z.array(partShape)).default([]),
})

export function contentOf(payload: Part): Content {
  const content: Content = {
    recipients: ['To', 'Cc', 'Bcc'].map((name) => addressesIn(headerOf({ payload }, name))),
    subject: subjectOf({ payload }),
    text: '',
    html: '',
    files: [],
  }
  addPart(content, payload)
  return content
}

function addPart(content: Content, part: Part): void {
  for (const each of part.parts) addPart(content, each)
  if (part.filename !== '') content.files.push(part.filename)
  else if (part.mimeType === 'text/plain') content.text += textIn(part)
  else if (part.mimeType === 'text/html') content.html += textIn(part)
}

function textIn(part: Part): string {
  const type = headerOf({ payload: part }, 'Content-Type')
  const charset = /charset="?([^\s";]+)/i.exec(type)?.[1] ?? 'utf-8'
  const bytes = Buffer.from(part.body.data ?? '', 'base64url')
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/**
 * Changes when anybody changes what a message says or whom it goes to, and only then: Gmail gives a draft another
 * message id each time it is saved, and mail programs write the same words in another encoding.
 */
export function contentHash({ recipients, subject, text, html, files }: Content): string {
  const told = [recipients.map((list) => list.toSorted()), oneLine(subject), lines(text), lines(html), files]
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url')
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Line ends, and blanks before them, are lost and found on the way. */
function lines(text: string): string {
  return text.replace(/[ \t]*\r?\n/g, '\n').trim()
}
