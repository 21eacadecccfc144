/** Letters and digits only, without marks, in lower case: for comparing names as people write them. */
export function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** "Acme" and "ACME Group GmbH" are one company: one name holds the other, word for word. */
export function isSameCompany(a: string, b: string): boolean {
  const [x, y] = [plainWords(a), plainWords(b)]
  if (x.length === 0 || y.length === 0) return false
  return holds(x, y) || holds(y, x) || x.join('') === y.join('')
}

function holds(whole: string[], part: string[]): boolean {
  return ` ${whole.join(' ')} `.includes(` ${part.join(' ')} `)
}

const shareOfWords = 0.6

/** Role names are written loosely: most words of the shorter one must stand in the other. */
export function isSameRole(a: string, b: string): boolean {
  const [x, y] = [new Set(plainWords(a)), new Set(plainWords(b))]
  const common = [...x].filter((word) => y.has(word)).length
  return common / Math.max(1, Math.min(x.size, y.size)) >= shareOfWords
}

/** True unless both are known and differ. */
export function mayBeSame(
  a: string | null,
  b: string | null,
  isSame: (a: string, b: string) => boolean,
): boolean {
  return a === null || b === null || isSame(a, b)
}
