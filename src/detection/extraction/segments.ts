import type { Found } from '../text/term-pattern.ts'

/** A stretch of a line between separators. */
export interface Segment extends Found {
  /** Inside brackets or quotation marks. */
  bracket: 'round' | 'quote' | null
  /** The separator before it ("<>", ":", ","…), without spaces; empty at the beginning. */
  separator: string
}

const OPEN = '([{「『【〈《“«„<"'
const CLOSE = ')]}」』】〉》”»“>"'
/** Between spaces: a dash, a slash, a cross. Anywhere: bars, bullets, arrows, colons, commas before a space. */
const SEPARATOR =
  /\s*<>\s*|\s*<->\s*|\s*\/\/\s*|\s+[-–—|/·•>+×xX~*:&→]\s+|\s*[|•→—–·]\s*|\s*[;]\s*|[:,](?=\s|$)|(?<!\d):(?!\d|\/\/)|[、。,!!]|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}])\s*[/+&・:]\s*|\s*[/+・]\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s+|[?]+|\p{Extended_Pictographic}+/gu

/** Splits a line at its separators and brackets. Offsets are those of the line. */
export function segmentsOf(line: string): Segment[] {
  const segments: Segment[] = []
  for (const region of bracketRegions(line)) {
    let from = region.start
    let separator = region.separator
    for (const match of line.slice(region.start, region.end).matchAll(SEPARATOR)) {
      if (match[0] === '' || joinsName(line, region.start + match.index, match[0])) continue
      push(segments, line, {
        start: from,
        end: region.start + match.index,
        bracket: region.bracket,
        separator,
      })
      from = region.start + match.index + match[0].length
      separator = match[0].trim() || ' '
    }
    push(segments, line, { start: from, end: region.end, bracket: region.bracket, separator })
  }
  return segments
}

/** "&" between two capitalised words of one name is no separator, nor in a line written small throughout ("fig & lantern"). */
function joinsName(line: string, at: number, separator: string): boolean {
  if (separator.trim() !== '&') return false
  if (!/\p{Lu}/u.test(line) && /^(?:\S+\s){1,8}\S+$/u.test(line)) return true
  return /\p{Lu}[\p{L}.']*$/u.test(line.slice(0, at)) && /^\p{Lu}/u.test(line.slice(at + separator.length))
}

function bracketRegions(line: string): Segment[] {
  const regions: Segment[] = []
  let from = 0
  let index = 0
  while (index < line.length) {
    const open = OPEN.indexOf(line[index] ?? '')
    const close = open < 0 || isArrow(line, index) ? -1 : line.indexOf(CLOSE[open] ?? '', index + 1)
    if (close < 0) {
      index++
      continue
    }
    regions.push({ start: from, end: index, bracket: null, separator: from === 0 ? '' : ')' })
    const quoted = '"“«„「『'.includes(line[index] ?? '')
    regions.push({ start: index + 1, end: close, bracket: quoted ? 'quote' : 'round', separator: '(' })
    from = close + 1
    index = from
  }
  regions.push({ start: from, end: line.length, bracket: null, separator: from === 0 ? '' : ')' })
  return regions
}

function isArrow(line: string, index: number): boolean {
  return line[index] === '<' && (line[index + 1] === '>' || line[index + 1] === '-')
}

function push(segments: Segment[], line: string, segment: Segment): void {
  const text = line.slice(segment.start, segment.end)
  const start = segment.start + (text.length - text.trimStart().length)
  const end = segment.end - (text.length - text.trimEnd().length)
  if (end > start) segments.push({ ...segment, start, end })
}
