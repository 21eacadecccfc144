const LF = 10
const CR = 13
const SPACE = 32
const TAB = 9
const none = -1
const partLength = 64 * 1024

/** Whole content lines, folds included; or the count of line ends of a content line that was too long to keep. */
export type LineBlock = { bytes: Buffer } | { skippedLineEnds: number }

/**
 * Cuts a byte stream between content lines (RFC 5545, 3.1), so that what follows never sees half of one, wherever
 * the chunks happen to end. At most one content line is held; one beyond `maxLineBytes` is dropped as it arrives.
 */
export class LineBlocks {
  readonly #maxLineBytes: number
  #held = Buffer.allocUnsafe(partLength)
  #heldLength = 0
  #last = none
  /** LF also for CRLF; CR for files of old Macs; null before the first line end. */
  #lineEnd: typeof LF | typeof CR | null = null
  #skipping = false
  #skippedLineEnds = 0

  constructor(maxLineBytes: number) {
    this.#maxLineBytes = maxLineBytes
  }

  /** Each block is good until the next one is asked for. */
  *push(chunk: Uint8Array): Generator<LineBlock> {
    const bytes = withoutNulls(chunk)
    for (let at = 0; at < bytes.length; at += partLength) {
      const part = bytes.subarray(at, at + partLength)
      this.#lineEnd ??= lineEndOf(part, this.#last)
      const length = this.#tooLong(part)
      if (length > 0 || this.#skipping) yield* this.#skip(part, length)
      yield* this.#cut(part.subarray(length))
      this.#last = part.at(-1) ?? none
    }
  }

  *end(): Generator<LineBlock> {
    if (this.#skipping) yield { skippedLineEnds: this.#skippedLineEnds }
    else if (this.#heldLength > 0) yield this.#block(this.#heldLength)
  }

  /** How much of the front of the part belongs to a line that is, or now grows, too long; 0 when nothing does. */
  #tooLong(part: Buffer): number {
    if (!this.#skipping && this.#heldLength + part.length <= this.#maxLineBytes) return 0
    const found = this.#firstBreak(part)
    const length = found === none ? part.length : found
    return this.#skipping || this.#heldLength + length > this.#maxLineBytes ? length : 0
  }

  *#skip(part: Buffer, length: number): Generator<LineBlock> {
    if (!this.#skipping) this.#skippedLineEnds = this.#countLineEnds(this.#held.subarray(0, this.#heldLength))
    this.#skippedLineEnds += this.#countLineEnds(part.subarray(0, length))
    this.#heldLength = 0
    this.#skipping = length === part.length
    if (!this.#skipping) yield { skippedLineEnds: this.#skippedLineEnds }
  }

  *#cut(rest: Buffer): Generator<LineBlock> {
    if (rest.length === 0) return
    const cut = this.#lastBreak(rest)
    const before = this.#heldLength
    this.#hold(rest)
    if (cut === none || before + cut === 0) return
    const length = before + cut
    yield this.#block(length)
    this.#held.copyWithin(0, length, this.#heldLength)
    this.#heldLength -= length
  }

  #hold(bytes: Buffer): void {
    const needed = this.#heldLength + bytes.length
    if (needed > this.#held.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#held.length * 2))
      this.#held.copy(larger, 0, 0, this.#heldLength)
      this.#held = larger
    }
    bytes.copy(this.#held, this.#heldLength)
    this.#heldLength = needed
  }

  #block(length: number): LineBlock {
    const bytes = this.#held.subarray(0, length)
    this.#settleReturns(bytes)
    return { bytes }
  }

  /** A return without line feed ends a line only in a file that began so; elsewhere it is dirt. */
  #settleReturns(block: Buffer): void {
    if (!block.includes(CR)) return
    const text = block.toString('latin1')
    const lone = /\r(?!\n)/g
    const settled = this.#lineEnd === CR ? LF : SPACE
    for (let found = lone.exec(text); found; found = lone.exec(text)) block[found.index] = settled
  }

  #firstBreak(bytes: Buffer): number {
    if (this.#lineEnd === null) return none
    if (this.#last === this.#lineEnd && !isFold(bytes[0])) return 0
    let at = bytes.indexOf(this.#lineEnd)
    while (at !== -1 && isFoldOrEnd(bytes, at + 1)) at = bytes.indexOf(this.#lineEnd, at + 1)
    return at === -1 ? none : at + 1
  }

  #lastBreak(bytes: Buffer): number {
    if (this.#lineEnd === null) return none
    let at = bytes.lastIndexOf(this.#lineEnd)
    while (at > 0 && isFoldOrEnd(bytes, at + 1)) at = bytes.lastIndexOf(this.#lineEnd, at - 1)
    if (at !== -1 && !isFoldOrEnd(bytes, at + 1)) return at + 1
    return this.#last === this.#lineEnd && !isFold(bytes[0]) ? 0 : none
  }

  #countLineEnds(bytes: Buffer): number {
    if (this.#lineEnd === null) return 0
    let count = 0
    for (let at = bytes.indexOf(this.#lineEnd); at !== -1; at = bytes.indexOf(this.#lineEnd, at + 1)) count++
    return count
  }
}

function withoutNulls(chunk: Uint8Array): Buffer {
  const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  return bytes.includes(0) ? Buffer.from(bytes.filter((byte) => byte !== 0)) : bytes
}

function lineEndOf(bytes: Buffer, last: number): typeof LF | typeof CR | null {
  if (last === CR) return bytes[0] === LF || bytes[0] === CR ? LF : CR
  const feed = bytes.indexOf(LF)
  const carriageReturn = bytes.indexOf(CR)
  if (carriageReturn === -1 || (feed !== -1 && feed < carriageReturn)) return feed === -1 ? null : LF
  const next = bytes[carriageReturn + 1]
  if (next === undefined) return null
  return next === LF || next === CR ? LF : CR
}

function isFold(byte: number | undefined): boolean {
  return byte === SPACE || byte === TAB
}

/** A line end that is the last byte may still be continued by a fold, so it is no place to cut. */
function isFoldOrEnd(bytes: Buffer, at: number): boolean {
  return at >= bytes.length || isFold(bytes[at])
}
