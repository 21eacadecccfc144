export interface MessageBody {
  contentType?: string | null | undefined
  content?: string | null | undefined
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * The letters of a body and nothing else: Exchange writes HTML anew when it takes a draft in, and Outlook again when
 * it opens it, with other tags, line breaks and spaces around the same words.
 */
export function comparableText(body: MessageBody | null | undefined): string {
  const content = body?.content ?? ''
  const words = body?.contentType?.toLowerCase() === 'html' ? textOfHtml(content) : content
  return words.normalize('NFC').replace(/[\s\u00a0\u200b\ufeff]+/gu, '')
}

function textOfHtml(html: string): string {
  return html
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(head|style|script|title)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,8}));/gi, entity)
}

function entity(whole: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole
  const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? '', 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
