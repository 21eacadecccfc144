import { createHash } from 'node:crypto'

/** What decides which of the fitting letters a person gets; the same facts always give the same letter. */
export interface ChoiceFacts {
  kind: string
  sender: string
  /** Everybody who gets one, sorted. */
  recipients: readonly string[]
  /** Which of them this one is for, from 0. */
  index: number
  /** Names of the skeletons this person had before. */
  prior: readonly string[]
}

export interface Choice<Entry> {
  skeleton: Entry
  wording: number
  /** Position in the panel's own order of skeletons; rotates what else may differ (angle, closing). */
  turn: number
}

interface Choosable {
  name: string
  wordings: readonly unknown[]
}

/**
 * Deals the skeletons out to a panel like cards: different ones as long as there are enough, then the same in another
 * wording. Somebody who had a letter before gets a card of their own hand which they have not had. Null without cards.
 */
export function chooseSkeleton<Entry extends Choosable>(
  fitting: readonly Entry[],
  facts: ChoiceFacts,
): Choice<Entry> | null {
  const seed = createHash('sha256')
    .update([facts.kind, facts.sender, ...facts.recipients].join('\0').toLowerCase())
    .digest()
  const deck = shuffled(fitting, seed)
  const hand = handOf(deck.length, facts.index, facts.recipients.length)
  const turn =
    hand.find((card) => !facts.prior.includes(deck[card]?.name ?? '')) ??
    hand[facts.prior.length % hand.length]
  const skeleton = turn === undefined ? undefined : deck[turn]
  if (turn === undefined || skeleton === undefined) return null
  const timesHad = facts.prior.filter((name) => name === skeleton.name).length
  const round = Math.floor(facts.index / deck.length)
  const wording = ((seed[31] ?? 0) + round + timesHad) % skeleton.wordings.length
  return { skeleton, wording, turn: facts.index + facts.prior.length + (seed[30] ?? 0) }
}

/** Indexes into the deck: first those which belong to this member alone, then all others. */
function handOf(count: number, index: number, members: number): number[] {
  const all = [...Array(count).keys()]
  const isOwn = (card: number) => card % Math.min(members, count) === index % Math.min(members, count)
  return index < count
    ? [
        ...all.filter((card) => isOwn(card) && card >= index),
        ...all.filter((card) => !isOwn(card) || card < index),
      ]
    : [index % count, ...all.filter((card) => card !== index % count)]
}

function shuffled<Entry>(entries: readonly Entry[], seed: Buffer): Entry[] {
  const deck = [...entries]
  for (let last = deck.length - 1; last > 0; last -= 1) {
    const pick = seed.readUInt16BE((last * 2) % 28) % (last + 1)
    const [a, b] = [deck[last], deck[pick]]
    if (a !== undefined && b !== undefined) [deck[last], deck[pick]] = [b, a]
  }
  return deck
}
