/** Numbers in [0, 1), the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Identifiers in the shapes the vendors give them; a counter inside keeps them unique. */
export class Ids {
  #random: () => number
  #count = 0

  constructor(random: () => number) {
    this.#random = random
  }

  letters(length: number): string {
    let out = ''
    for (let i = 0; i < length; i++) out += LETTERS[Math.floor(this.#random() * LETTERS.length)]
    return out
  }

  /** Sixteen hexadecimal digits, rising, like Gmail's message ids. */
  hex(): string {
    const tail = Math.floor(this.#random() * 0x10000)
    return `19${(++this.#count).toString(16).padStart(10, '0')}${tail.toString(16).padStart(4, '0')}`
  }

  digits(): string {
    return `${Math.floor(this.#random() * 9e9) + 1e9}${++this.#count}`
  }

  /** Letters that tell upper from lower case: Exchange ids are case-sensitive. */
  opaque(prefix: string, length = 24): string {
    return `${prefix}${this.letters(length)}${(++this.#count).toString(36)}`
  }

  guid(): string {
    const digits = Array.from({ length: 32 }, () => Math.floor(this.#random() * 16).toString(16)).join('')
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
  }
}
