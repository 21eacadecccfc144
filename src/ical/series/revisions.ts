import type { IcalEvent } from '../event/ical-event.ts'

const maxSequence = 2 ** 20 - 1
const stamps = 2 ** 32

/**
 * One number that is higher for the later revision of an event: by SEQUENCE, then a cancellation over what it
 * cancels, then by the time of the revision (RFC 5546, 2.1.5).
 */
export function rankOf({ sequence, stamp, details }: IcalEvent): number {
  const cancelled = details.status === 'cancelled' ? 1 : 0
  return (Math.min(sequence, maxSequence) * 2 + cancelled) * stamps + Math.min(stamp, stamps - 1)
}

/**
 * The highest revision met of each event that is no series. An open-addressing table of two numbers per event, with
 * a hash in the place of the UID: 32 bytes for each event, where a Map of UIDs would take ten times that.
 */
export class Revisions {
  #keys = new Float64Array(1024)
  #ranks = new Float64Array(1024)
  #count = 0

  /** Rank of the highest revision met; -1 when the event was not met. */
  rank(uid: string): number {
    const slot = this.#slot(hash(uid))
    return this.#keys[slot] === 0 ? -1 : (this.#ranks[slot] ?? -1)
  }

  /** Notes a revision, and says what was known before: nothing, an earlier (or the same) one, or a later one. */
  note(uid: string, rank: number): 'new' | 'later' | 'outdated' {
    const key = hash(uid)
    const slot = this.#slot(key)
    const isNew = this.#keys[slot] === 0
    if (!isNew && (this.#ranks[slot] ?? -1) > rank) return 'outdated'
    this.#keys[slot] = key
    this.#ranks[slot] = rank
    if (!isNew) return 'later'
    this.#count++
    if (this.#count * 2 > this.#keys.length) this.#grow()
    return 'new'
  }

  /** Where a key is, or would be put: the next free place from the one its hash names. */
  #slot(key: number): number {
    const last = this.#keys.length - 1
    let slot = key % this.#keys.length
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = slot === last ? 0 : slot + 1
    return slot
  }

  #grow(): void {
    const keys = this.#keys
    const ranks = this.#ranks
    this.#keys = new Float64Array(keys.length * 2)
    this.#ranks = new Float64Array(keys.length * 2)
    for (const [at, key] of keys.entries()) {
      if (key === 0) continue
      const slot = this.#slot(key)
      this.#keys[slot] = key
      this.#ranks[slot] = ranks[at] ?? -1
    }
  }
}

/** 53 bits of a string, never 0: two multiplicative 32-bit hashes with different seeds, finished as in MurmurHash3. */
function hash(text: string): number {
  let low = 0x9e3779b9
  let high = 0x85ebca6b
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    low = Math.imul(low ^ code, 0x9e3779b1)
    high = Math.imul(high ^ code, 0x5f356495)
  }
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ (high >>> 13)
  high = Math.imul(high ^ (high >>> 16), 0xc2b2ae35) ^ (low >>> 16)
  return (high >>> 11) * 2 ** 32 + (low >>> 0) || 1
}
