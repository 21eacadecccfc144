import { headerOf, type Part, parseMime } from '../mime/parse-mime.ts'
import { labelsOf, type MailState } from '../world/mailbox-state.ts'
import { type Message, rawOf } from '../world/message.ts'

export type Format = 'full' | 'metadata' | 'minimal' | 'raw'

/** https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages */
export function messageResource(
  mail: MailState,
  format: Format,
  names: string[] = [],
): Record<string, unknown> {
  const raw = rawOf(mail.message)
  const common = {
    id: mail.gmailId,
    threadId: mail.threadId,
    labelIds: labelsOf(mail),
    snippet: mail.message.text.replace(/\s+/g, ' ').slice(0, 200),
    sizeEstimate: raw.length,
    historyId: String(mail.historyId),
    internalDate: String(Date.parse(mail.received)),
  }
  if (format === 'minimal') return common
  if (format === 'raw') return { ...common, raw: Buffer.from(raw, 'latin1').toString('base64url') }
  const payload = partOf(parseMime(raw), '')
  if (format === 'full') return { ...common, payload }
  const { mimeType, headers } = payload
  return { ...common, payload: { mimeType, headers: chosen(headers as Header[], names) } }
}

interface Header {
  name: string
  value: string
}

function chosen(headers: Header[], names: string[]): Header[] {
  const wanted = new Set(names.map((name) => name.toLowerCase()))
  return wanted.size === 0 ? headers : headers.filter(({ name }) => wanted.has(name.toLowerCase()))
}

function partOf(part: Part, partId: string): Record<string, unknown> {
  const children = part.parts.map((each, i) => partOf(each, partId === '' ? `${i}` : `${partId}.${i}`))
  return {
    partId,
    mimeType: part.type,
    filename: part.fileName ?? '',
    headers: part.headers.map(([name, value]) => ({ name, value })),
    body:
      children.length > 0
        ? { size: 0 }
        : {
            size: part.bytes.length,
            ...(part.bytes.length > 0 ? { data: part.bytes.toString('base64url') } : {}),
          },
    ...(children.length > 0 ? { parts: children } : {}),
  }
}

/** The message a request brings, as `raw` in base64url. */
export function rawIn(message: unknown): string | null {
  const raw = (message as { raw?: unknown } | null | undefined)?.raw
  return typeof raw === 'string' && raw !== '' ? Buffer.from(raw, 'base64url').toString('latin1') : null
}

export const hasHeader = (message: Message, name: string): boolean =>
  headerOf(message.headers, name) !== undefined
