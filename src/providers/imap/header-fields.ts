/** Header fields (RFC 5322, 2.2) by lower-case name, unfolded; of a field that stands twice, the first. */
export function headerFields(lines: Buffer | undefined): Map<string, string> {
  const fields = new Map<string, string>()
  const unfolded = (lines?.toString('utf8') ?? '').replace(/\r?\n[ \t]+/g, ' ')
  for (const [, name = '', value = ''] of unfolded.matchAll(/^([\x21-\x39\x3b-\x7e]+):(.*)$/gm)) {
    const key = name.toLowerCase()
    if (!fields.has(key)) fields.set(key, value.trim())
  }
  return fields
}
