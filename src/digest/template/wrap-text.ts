/**
 * Wraps plain text at `width`. A line wrapped continues under its own text: after its indent, and after "- " where it
 * is a list item. Links stay whole; any other word longer than a line is broken. Empty lines never follow each other.
 */
export function wrapText(text: string, width: number): string {
  const lines = text.split('\n').flatMap((line) => wrapLine(line.trimEnd(), width))
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
}

function wrapLine(line: string, width: number): string[] {
  const [lead = ''] = /^ *(?:- )?/.exec(line) ?? []
  const indent = ' '.repeat(lead.length)
  const lines: string[] = []
  let current = ''
  for (const word of line
    .slice(lead.length)
    .split(' ')
    .flatMap((long) => pieces(long, width - lead.length))) {
    if (current !== '' && lead.length + current.length + 1 + word.length > width) {
      lines.push(current)
      current = word
    } else {
      current = current === '' ? word : `${current} ${word}`
    }
  }
  return [...lines, current].map((part, index) => `${index === 0 ? lead : indent}${part}`.trimEnd())
}

function pieces(word: string, width: number): string[] {
  if (word.length <= width || /^[a-z]+:\/\//i.test(word)) return [word]
  const letters = [...word]
  const count = Math.ceil(letters.length / Math.floor(width / 2))
  const size = Math.ceil(letters.length / count)
  return Array.from({ length: count }, (_, index) => letters.slice(index * size, (index + 1) * size).join(''))
}
