import { type Alphabet, DIGIT, GAP, learn } from './alphabet.ts'

/** What is alike for this long is looked at closely. */
const DEPTH = 40

/** The symbols which a text must hold for the comparable term to occur in it: gaps around words, numbers as one symbol. */
export function branchOf(alphabet: Alphabet, term: string): number[] {
  if (term.startsWith('*')) return endingOf(alphabet, term)
  const [closed = '', ...rest] = term.replaceAll('<n>', '0').split('*')
  const symbols = [GAP, ...symbolsOf(alphabet, closed.trim())]
  return (rest.length > 0 ? symbols : [...symbols, GAP]).slice(0, DEPTH)
}

/** The end of the first word, where its beginning is open. */
function endingOf(alphabet: Alphabet, term: string): number[] {
  const [word = ''] = term.slice(1).split(/[\s-]/u)
  return [...symbolsOf(alphabet, word), GAP].slice(-DEPTH)
}

function symbolsOf(alphabet: Alphabet, text: string): number[] {
  const symbols: number[] = []
  const add = (symbol: number) => {
    const last = symbols.at(-1) ?? GAP
    if (symbol !== last || (symbol !== GAP && symbol !== DIGIT)) symbols.push(symbol)
  }
  for (let at = 0; at < text.length; at++) {
    const symbol = learn(alphabet, text.charCodeAt(at))
    const isSign = alphabet.signs.includes(symbol)
    for (const each of isSign ? [GAP, symbol, GAP] : [symbol]) add(each)
  }
  return symbols.at(-1) === GAP ? symbols.slice(0, -1) : symbols
}
