// Message.raw: https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages
import { createHash } from 'node:crypto'

/** What a person would call another message: whom it is for, its subject, and everything in it. */
const telling = ['to', 'cc', 'bcc', 'subject']

/**
 * Changes when anybody changes what a message says or whom it goes to, and only then: Gmail gives a draft a new message
 * id each time it is saved, and puts headers of its own before ours.
 */
export function contentHash(raw: Buffer): string {
  const text = raw.toString('latin1').replace(/\r\n/g, '\n')
  const end = text.indexOf('\n\n')
  const head = end < 0 ? text : text.slice(0, end)
  const body = end < 0 ? '' : text.slice(end).trim()
  const headers = unfoldedHeaders(head)
  const content = [...telling.map((name) => headers.get(name) ?? ''), body]
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url')
}

function unfoldedHeaders(head: string): Map<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const [, name = '', value = ''] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? []
    headers.set(name.toLowerCase(), value.replace(/\s+/g, ' ').trim())
  }
  return headers
}
