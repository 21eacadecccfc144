import { shortHash } from './listed-object.ts'

/** Of a name, see `nameOf`. */
const nameLength = 8
const markLength = 7
const entryLength = nameLength + markLength + 1

/** No hash: the object could not be fetched. */
const unread = '-'.repeat(markLength)

interface Entry {
  mark: string
  /** Everything in it ended before the window began, so that it can only come back with another ETag. */
  past: boolean
}

/**
 * Which objects a calendar held at the last read, and in which state: 16 characters each, without a word of what they
 * say. Tells what vanished, what changed where a server keeps no history, and what need not be read again.
 */
export class ObjectBook {
  readonly #entries = new Map<string, Entry>()

  static parse(text: string): ObjectBook {
    const book = new ObjectBook()
    for (let at = 0; at + entryLength <= text.length; at += entryLength) {
      const mark = text.slice(at + nameLength, at + nameLength + markLength)
      const past = text[at + entryLength - 1] === 'p'
      book.#entries.set(text.slice(at, at + nameLength), { mark, past })
    }
    return book
  }

  get size(): number {
    return this.#entries.size
  }

  names(): IterableIterator<string> {
    return this.#entries.keys()
  }

  has(name: string): boolean {
    return this.#entries.has(name)
  }

  /** Was it read in this state? */
  isSame(name: string, etag: string | null): boolean {
    return etag !== null && this.#entries.get(name)?.mark === shortHash(etag, markLength)
  }

  isPast(name: string, etag: string | null): boolean {
    return this.isSame(name, etag) && this.#entries.get(name)?.past === true
  }

  note(name: string, etag: string | null, past: boolean): void {
    this.#entries.set(name, { mark: etag === null ? unread : shortHash(etag, markLength), past })
  }

  noteUnread(name: string): void {
    this.#entries.set(name, { mark: unread, past: false })
  }

  /** Keeps an entry of another book as it is. */
  keep(name: string, from: ObjectBook): void {
    const entry = from.#entries.get(name)
    if (entry) this.#entries.set(name, entry)
  }

  remove(name: string): void {
    this.#entries.delete(name)
  }

  toString(): string {
    return [...this.#entries].map(([name, { mark, past }]) => `${name}${mark}${past ? 'p' : '-'}`).join('')
  }
}
