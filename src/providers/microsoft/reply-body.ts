// itemBody: https://learn.microsoft.com/graph/api/resources/itembody
import type { DraftMessage } from '../../mailbox/mailbox-port.ts'
import type { MessageBody } from './comparable-text.ts'

interface Body {
  contentType: 'text' | 'html'
  content: string
}

/** The letter as it is; Exchange makes the plain text of an HTML letter by itself. */
export function bodyOf({ text, html }: Pick<DraftMessage, 'text' | 'html'>): Body {
  return html === null ? { contentType: 'text', content: text } : { contentType: 'html', content: html }
}

/** The letter before what Outlook quotes, which stays as it is. */
export function beforeQuote(
  message: Pick<DraftMessage, 'text' | 'html'>,
  quote: MessageBody | null | undefined,
): Body {
  const quoted = quote?.content ?? ''
  if (quoted.trim() === '') return bodyOf(message)
  if (quote?.contentType?.toLowerCase() !== 'html') {
    return { contentType: 'text', content: `${message.text}\n\n${quoted}` }
  }
  const letter = message.html === null ? htmlOf(message.text) : insideOfBody(message.html)
  const opened = /<body\b[^>]*>/i.exec(quoted)
  const at = opened ? opened.index + opened[0].length : 0
  return { contentType: 'html', content: `${quoted.slice(0, at)}${letter}<br>${quoted.slice(at)}` }
}

/** A document inside a document would be none. */
function insideOfBody(html: string): string {
  const inside = /<body\b[^>]*>([\s\S]*?)<\/body\s*>/i.exec(html)?.[1] ?? html
  return `<div>${inside}</div>`
}

function htmlOf(text: string): string {
  const escaped = text.trimEnd().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div>${escaped.replaceAll('\n', '<br>')}</div>`
}
