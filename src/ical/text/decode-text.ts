import { isUtf8 } from 'node:buffer'

const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
const windows1252 = new TextDecoder('windows-1252')

export interface DecodedText {
  text: string
  /** Index of the first line that was not UTF-8 and was taken for windows-1252; null when all was well. */
  foreignLine: number | null
}

/** The text of whole content lines, which end in LF or CRLF. */
export function decodeText(bytes: Buffer): DecodedText {
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), foreignLine: null }
  const mended = mendSplitCharacters(bytes)
  if (isUtf8(mended)) return { text: mended.toString('utf8'), foreignLine: null }
  return decodeLineByLine(mended)
}

function decodeLineByLine(bytes: Buffer): DecodedText {
  let text = ''
  let foreignLine: number | null = null
  for (let start = 0, index = 0; start < bytes.length; index++) {
    const end = bytes.indexOf(LF, start) + 1 || bytes.length
    const line = bytes.subarray(start, end)
    const wellFormed = isUtf8(line)
    if (!wellFormed) foreignLine ??= index
    text += wellFormed ? line.toString('utf8') : windows1252.decode(line)
    start = end
  }
  return { text, foreignLine }
}

/**
 * Folding by octets may cut a character in two (RFC 5545, 3.1 warns of it). The second half is moved before the
 * fold, which changes nothing in the unfolded line and makes each physical line readable by itself.
 */
function mendSplitCharacters(bytes: Buffer): Buffer {
  const mended = Buffer.from(bytes)
  for (let feed = mended.indexOf(LF); feed !== -1; feed = mended.indexOf(LF, feed + 1)) {
    const start = feed + 2
    if (mended[feed + 1] !== SPACE && mended[feed + 1] !== TAB) continue
    let end = start
    while (end < start + 3 && isContinuation(mended[end])) end++
    if (end === start) continue
    const fold = mended[feed - 1] === CR ? feed - 1 : feed
    const half = Buffer.from(mended.subarray(start, end))
    mended.copyWithin(fold + half.length, fold, start)
    half.copy(mended, fold)
    feed += half.length
  }
  return mended
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80
}
