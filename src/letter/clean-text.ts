const lineBreaks = /[\p{Zl}\p{Zp}\p{Cc}]/gu
const invisible = /\p{Cf}/gu
const markup = /[{}<>[\]\\`|]/u
const plain = /^[\p{L}\p{N}][\p{L}\p{N}.,'’&-]*(?: [\p{L}\p{N}.,'’&-]+)*$/u

/**
 * One line of text from a stranger: no control character, no line break, no invisible or direction mark, single
 * spaces. Null when nothing is left or when it is longer than `longest` characters: half a name helps nobody.
 */
export function cleanLine(value: string | null, longest: number): string | null {
  if (value === null || value.length > longest * 4) return null
  const line = plain.test(value) ? value : scrub(value)
  return line === '' || line.length > longest ? null : line
}

/** As `cleanLine`, and null when it holds braces, angle or square brackets: such a value is no name of anything. */
export function cleanName(value: string | null, longest: number): string | null {
  const line = cleanLine(value, longest)
  return line === null || markup.test(line) ? null : line
}

/** A whole sentence of the user's own; ends with a full stop if it ended with nothing. */
export function cleanSentence(value: string | null): string | null {
  const line = cleanLine(value, 400)
  if (line === null) return null
  return /[.!?…]["”“’»)]?$/u.test(line) ? line : `${line}.`
}

function scrub(value: string): string {
  return value
    .toWellFormed()
    .normalize('NFC')
    .replace(lineBreaks, ' ')
    .replace(invisible, '')
    .replace(/\s+/gu, ' ')
    .trim()
}
