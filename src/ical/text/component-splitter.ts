/** A whole VEVENT or VTIMEZONE, still folded and undecoded. */
export interface RawComponent {
  kind: 'vevent' | 'vtimezone'
  /** May be a view of a buffer that is about to be reused: copy what is kept. */
  bytes: Buffer
  /** Line of its BEGIN, from 1. */
  line: number
  /** METHOD of the calendar around it, in upper case. */
  method: string | null
}

export type SplitItem = { component: RawComponent } | { problem: { line: number; message: string } }

interface OpenComponent {
  kind: RawComponent['kind']
  line: number
  /** Offset of its first byte in the block at hand. */
  from: number
  pieces: Buffer[]
  size: number
}

const topLevel = new Set([
  'VCALENDAR',
  'VEVENT',
  'VTIMEZONE',
  'VTODO',
  'VJOURNAL',
  'VFREEBUSY',
  'VAVAILABILITY',
])
const read = new Map<string, RawComponent['kind']>([
  ['VEVENT', 'vevent'],
  ['VTIMEZONE', 'vtimezone'],
])
const maxDepth = 32
const longestMarker = 200

/**
 * Finds the events and time zones in a stream of content lines by looking at BEGIN and END only. Everything else
 * (to-dos, journals, alarms, unknown components) passes by without being kept.
 */
export class ComponentSplitter {
  /** Line that comes next, from 1. */
  line = 1
  /** Whether a calendar component has begun at all. */
  begun = false
  /** Whether a calendar ended before its END. */
  cutOff = false
  readonly #maxBytes: number
  #stack: string[] = []
  #open: OpenComponent | null = null
  #method: string | null = null
  #items: SplitItem[] = []

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  feed(block: Buffer): SplitItem[] {
    this.#items = []
    const text = block.toString('latin1')
    for (let at = 0, next = 0; at < text.length; at = next) {
      next = text.indexOf('\n', at) + 1 || text.length
      const letter = text.charCodeAt(at) | 0x20
      if (letter === 0x62 || letter === 0x65) this.#mark(block, text, at, next)
      else if (letter === 0x6d && this.#stack.length === 1) this.#noteMethod(text.slice(at, next))
      this.line++
    }
    this.#keepOpenPart(block)
    return this.#items
  }

  /** Passes over the lines of a content line that was left out. */
  skip(lineEnds: number): void {
    this.line += lineEnds
  }

  end(): SplitItem[] {
    this.#items = []
    if (this.#stack.length > 0) {
      this.cutOff = true
      this.#report(
        this.line,
        'The calendar is cut off here: its end is missing. What stands before was read.',
      )
    }
    return this.#items
  }

  #mark(block: Buffer, text: string, at: number, next: number): void {
    let line = text.slice(at, next)
    let end = next
    while (isFold(text, end) && line.length < longestMarker) {
      const foldEnd = text.indexOf('\n', end) + 1 || text.length
      line = line.trimEnd() + text.slice(end + 1, foldEnd)
      end = foldEnd
    }
    const found = /^(BEGIN|END)[ \t]*:[ \t]*([^\s:;]+)\s*$/i.exec(line)
    if (!found?.[1] || !found[2]) return
    const name = found[2].toUpperCase()
    if (found[1].length === 'BEGIN'.length) this.#begin(name, at)
    else this.#end(name, block, end)
  }

  #begin(name: string, at: number): void {
    if (topLevel.has(name)) {
      this.begun = true
      this.#closeUnended(name)
    }
    const kind = read.get(name)
    if (kind && this.#stack.length <= 1 && (this.#stack[0] ?? 'VCALENDAR') === 'VCALENDAR') {
      this.#open = { kind, line: this.line, from: at, pieces: [], size: 0 }
    } else if (kind === 'vevent') {
      this.#report(this.line, 'This event stands inside another entry and was left out.')
    }
    if (name === 'VCALENDAR') this.#method = null
    if (this.#stack.length < maxDepth) this.#stack.push(name)
  }

  /** A component that can only stand at the top begins: whatever is still open inside a calendar was never ended. */
  #closeUnended(name: string): void {
    const standing = this.#stack[0] === 'VCALENDAR' ? 1 : 0
    const top = this.#stack[standing]
    if (this.#open) this.#abandonOpen()
    if (top && (topLevel.has(top) || name === 'VCALENDAR')) this.#stack.length = standing
    if (name === 'VCALENDAR' && this.#stack.length > 0) {
      this.cutOff = true
      this.#report(this.line, 'A new calendar begins before the end of the one above.')
      this.#stack.length = 0
    }
  }

  #end(name: string, block: Buffer, end: number): void {
    const depth = this.#stack.lastIndexOf(name)
    if (depth === -1) return
    this.#stack.length = depth
    if (!this.#open) return
    if (read.get(name) === this.#open.kind && depth <= 1) this.#complete(this.#open, block, end)
    else if (name === 'VCALENDAR') this.#abandonOpen()
  }

  #complete(open: OpenComponent, block: Buffer, end: number): void {
    this.#open = null
    if (open.size + end - open.from > this.#maxBytes) {
      this.#report(open.line, 'This entry is too large and was left out.')
      return
    }
    const last = block.subarray(open.from, end)
    const bytes = open.pieces.length > 0 ? Buffer.concat([...open.pieces, last]) : last
    this.#items.push({ component: { kind: open.kind, bytes, line: open.line, method: this.#method } })
  }

  #abandonOpen(): void {
    if (this.#open) this.#report(this.#open.line, 'This entry has no end and was left out.')
    this.#open = null
  }

  #keepOpenPart(block: Buffer): void {
    const open = this.#open
    if (!open) return
    open.size += block.length - open.from
    // Beyond the limit only its size is remembered, so that a huge entry costs no memory.
    if (open.size > this.#maxBytes) open.pieces = []
    else open.pieces.push(Buffer.from(block.subarray(open.from)))
    open.from = 0
  }

  #noteMethod(line: string): void {
    const found = /^METHOD[ \t]*(?:;[^:]*)?:\s*([\w-]+)/i.exec(line)
    if (found?.[1]) this.#method = found[1].toUpperCase()
  }

  #report(line: number, message: string): void {
    this.#items.push({ problem: { line, message } })
  }
}

function isFold(text: string, at: number): boolean {
  return text[at] === ' ' || text[at] === '\t'
}
