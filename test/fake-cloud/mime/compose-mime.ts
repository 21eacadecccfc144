import { encodeWords } from './encoded-words.ts'

/** A message as bytes in a latin1 string. Boundaries are the same for the same message. */
export function composeMime(headers: [string, string][], text: string, html: string | null): string {
  const skipped = /^(mime-version|content-type|content-transfer-encoding)$/i
  const head = headers
    .filter(([name]) => !skipped.test(name))
    .map(([name, value]) => `${name}: ${encodeHeader(name, value)}`)
  const body = html === null ? bodyPart('plain', text) : alternative(text, html)
  return [...head, 'MIME-Version: 1.0', body].join('\r\n')
}

function alternative(text: string, html: string): string {
  const boundary = '=_fake_cloud_alternative'
  return [
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    bodyPart('plain', text),
    `--${boundary}`,
    bodyPart('html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

function bodyPart(kind: 'plain' | 'html', content: string): string {
  const encoded = Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\r\n')
  return `Content-Type: text/${kind}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${encoded}\r\n`
}

/** In an address only the name is encoded. */
function encodeHeader(name: string, value: string): string {
  if (!/^(from|to|cc|bcc|reply-to|sender)$/i.test(name)) return encodeWords(value)
  return value.replace(
    /"?([^"<,]*[^\x20-\x7e"<,][^"<,]*)"?\s*</g,
    (_, shown: string) => `${encodeWords(shown.trim())} <`,
  )
}
