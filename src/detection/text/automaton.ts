import { type Alphabet, DIGIT, GAP } from './alphabet.ts'

/** The state in which one of the sequences has been read to its end. */
export const FOUND = 0
const ROOT = 1

/**
 * Finds any of many sequences of symbols in one walk (Aho and Corasick, 1975). The next state stands in the table at
 * state times size plus symbol. Gaps and numbers of any length count as one symbol.
 */
export interface Automaton {
  table: Uint16Array | Uint32Array
  /** The state at the beginning of a text, which is as good as a gap. */
  start: number
}

interface Node {
  symbol: number
  next: Map<number, Node>
  state: number
  /** The node of the longest end of what was read that begins a sequence, too. */
  fallback: Node | null
  ends: boolean
}

export function automatonOf({ size, signs }: Alphabet, sequences: number[][]): Automaton {
  const root = treeOf(sequences)
  const nodes = inBreadth(root)
  const cells = (nodes.length + 1) * size
  const table = nodes.length < 0xffff ? new Uint16Array(cells) : new Uint32Array(cells)
  for (const node of nodes) {
    const { state, fallback, next } = node
    if (fallback?.ends) node.ends = true
    for (let symbol = 0; symbol < size; symbol++) {
      const child = next.get(symbol)
      const otherwise = fallback === null ? ROOT : (table[fallback.state * size + symbol] ?? ROOT)
      if (child) child.fallback = nodes[otherwise - ROOT] ?? root
      table[state * size + symbol] = child?.state ?? otherwise
    }
    if (node.symbol === GAP || node.symbol === DIGIT) table[state * size + node.symbol] = state
  }
  const marked = withEnds(table, nodes)
  for (const { state } of nodes) crossSigns(marked, state, size, signs)
  return { table: marked, start: root.next.get(GAP)?.state ?? ROOT }
}

function treeOf(sequences: number[][]): Node {
  const make = (symbol: number): Node => ({ symbol, next: new Map(), state: 0, fallback: null, ends: false })
  const root = make(-1)
  for (const sequence of sequences) {
    let node = root
    for (const symbol of sequence) {
      const next = node.next.get(symbol) ?? make(symbol)
      node.next.set(symbol, next)
      node = next
    }
    node.ends = node !== root
  }
  return root
}

/** Every node after the shorter ones, so that what is met most lies close together; states count from the root. */
function inBreadth(root: Node): Node[] {
  const nodes = [root]
  for (const node of nodes) nodes.push(...node.next.values())
  for (const [index, node] of nodes.entries()) node.state = ROOT + index
  return nodes
}

/** Whatever leads to an end leads to the one state for all of them. */
function withEnds<T extends Uint16Array | Uint32Array>(table: T, nodes: Node[]): T {
  for (const [cell, state] of table.entries()) if (nodes[state - ROOT]?.ends) table[cell] = FOUND
  return table
}

/** A sign ends the word before it and is one itself: it stands with a gap on either side, whether one is written or not. */
function crossSigns(table: Uint16Array | Uint32Array, state: number, size: number, signs: number[]): void {
  const step = (from: number, symbol: number) =>
    from === FOUND ? FOUND : (table[from * size + symbol] ?? ROOT)
  const before = step(state, GAP)
  for (const sign of signs) table[state * size + sign] = step(step(before, sign), GAP)
}
