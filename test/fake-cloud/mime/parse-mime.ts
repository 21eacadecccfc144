import { decodeWords } from './encoded-words.ts'

export interface Part {
  headers: [name: string, value: string][]
  /** Lower case, without parameters. */
  type: string
  fileName: string | null
  /** Decoded; empty for a part that has parts. */
  bytes: Buffer
  parts: Part[]
}

export const headerOf = (headers: readonly [string, string][], name: string): string | undefined =>
  headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1]

/** Reads a message (RFC 5322, 2045–2047), given as bytes in a latin1 string. What is malformed is read as text. */
export function parseMime(raw: string): Part {
  const [head, body] = split(raw)
  const headers = readHeaders(head)
  const contentType = headerOf(headers, 'content-type') ?? 'text/plain'
  const type = (contentType.split(';')[0] ?? '').trim().toLowerCase()
  const boundary = parameter(contentType, 'boundary')
  const isMultipart = type.startsWith('multipart/') && boundary !== null
  return {
    headers,
    type,
    fileName: parameter(headerOf(headers, 'content-disposition') ?? '', 'filename'),
    bytes: isMultipart ? Buffer.alloc(0) : decodeBody(body, headerOf(headers, 'content-transfer-encoding')),
    parts: isMultipart ? partsOf(body, boundary).map(parseMime) : [],
  }
}

/** The first part of a type, as text with LF line ends. */
export function textOf(part: Part, type: string): string | null {
  if (part.type === type && part.fileName === null) {
    const charset = parameter(headerOf(part.headers, 'content-type') ?? '', 'charset') ?? 'utf-8'
    return decodeText(part.bytes, charset).replace(/\r\n/g, '\n')
  }
  for (const each of part.parts) {
    const found = textOf(each, type)
    if (found !== null) return found
  }
  return null
}

function decodeText(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

function split(raw: string): [head: string, body: string] {
  const gap = /\r?\n\r?\n/.exec(raw)
  return gap ? [raw.slice(0, gap.index), raw.slice(gap.index + gap[0].length)] : [raw, '']
}

function readHeaders(head: string): [string, string][] {
  const unfolded = head.replace(/\r?\n[ \t]+/g, ' ')
  return unfolded.split(/\r?\n/).flatMap((line): [string, string][] => {
    const colon = line.indexOf(':')
    if (colon < 1) return []
    const value = Buffer.from(line.slice(colon + 1).trim(), 'latin1').toString('utf8')
    return [[line.slice(0, colon).trim(), decodeWords(value)]]
  })
}

function partsOf(body: string, boundary: string): string[] {
  const escaped = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const pieces = `\n${body}`.split(new RegExp(`\\r?\\n--${escaped}(?:--)?[ \\t]*(?:\\r?\\n|$)`))
  return pieces.slice(1, -1)
}

export function parameter(header: string, name: string): string | null {
  const found = new RegExp(`;\\s*${name}\\*?=(?:"([^"]*)"|([^;\\s]+))`, 'i').exec(header)
  return found ? (found[1] ?? found[2] ?? null) : null
}

function decodeBody(body: string, encoding = '7bit'): Buffer {
  const kind = encoding.trim().toLowerCase()
  if (kind === 'base64') return Buffer.from(body, 'base64')
  if (kind !== 'quoted-printable') return Buffer.from(body, 'latin1')
  const joined = body.replace(/[ \t]+$/gm, '').replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    'latin1',
  )
}
