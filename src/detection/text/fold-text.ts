const ASCII = /^[\u0020-\u007e\s]*$/
const COMBINING_MARKS = /[\u0300-\u036f]/g
const LOOKALIKES: Record<string, string> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  '’': "'",
  '‘': "'",
  '‐': '-',
  '‑': '-',
}
const folded = new Map<string, string>()

/**
 * Lower case without accents, for comparing. Every character keeps its place, so a position in the folded text is
 * the same position in the original; a letter that cannot be folded in place stays as it is.
 */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  let result = ''
  for (const character of text) result += foldCharacter(character)
  return result
}

function foldCharacter(character: string): string {
  const known = folded.get(character)
  if (known !== undefined) return known
  const plain = character
    .normalize('NFD')
    .replace(COMBINING_MARKS, '')
    .toLowerCase()
    .replace(COMBINING_MARKS, '')
  const inPlace = plain.length === character.length ? plain : character
  const result = LOOKALIKES[inPlace] ?? inPlace
  folded.set(character, result)
  return result
}

/** Letters and digits only, folded: what is left of a name when spaces, dots and accents do not matter. */
export function squash(text: string): string {
  return foldText(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '')
}
