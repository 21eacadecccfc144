/** RFC 2047: `=?UTF-8?B?…?=` and `=?UTF-8?Q?…?=`; blanks between two of them do not count. */
export function decodeWords(value: string): string {
  const joined = value.replace(/(\?=)\s+(=\?)/g, '$1$2')
  const runs = joined.replace(/(?:=\?[^?]+\?[bq]\?[^?]*\?=)+/gi, (run) => decodeRun(run))
  return runs
}

/** A character may be cut in two between words, so the bytes of one run are put together first. */
function decodeRun(run: string): string {
  const words = [...run.matchAll(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi)]
  const bytes = words.map(([, , kind = '', text = '']) =>
    kind.toLowerCase() === 'b'
      ? Buffer.from(text, 'base64')
      : Buffer.from(
          text
            .replaceAll('_', ' ')
            .replace(/=([0-9A-F]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
          'latin1',
        ),
  )
  const charset = words[0]?.[1]?.split('*')[0] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(Buffer.concat(bytes))
  } catch {
    return Buffer.concat(bytes).toString('utf8')
  }
}

/** As short words as RFC 2047 wants them, each whole characters only. */
export function encodeWords(value: string): string {
  if (/^[\x20-\x7e]*$/.test(value)) return value
  const words: string[] = []
  let word = ''
  for (const character of value) {
    if (Buffer.byteLength(word + character) > 42) {
      words.push(word)
      word = ''
    }
    word += character
  }
  return [...words, word].map((each) => `=?UTF-8?B?${Buffer.from(each).toString('base64')}?=`).join('\r\n ')
}
