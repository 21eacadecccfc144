const LEGAL =
  /\b(inc|ltd|limited|llc|gmbh|ag|sa|sas|srl|spa|bv|ab|as|oy|plc|co|corp|kg|s l|sl|pty|pte)\b\.?/gu
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Case, accents, punctuation and legal forms do not matter, and a longer form of the name counts. */
export function sameCompany(wanted: string | null, got: string | null): boolean {
  const a = plain(wanted)
  const b = plain(got)
  if (a === b) return true
  if (a === '' || b === '') return false
  return (
    ` ${a} `.includes(` ${b} `) ||
    ` ${b} `.includes(` ${a} `) ||
    a.replaceAll(' ', '') === b.replaceAll(' ', '')
  )
}

/** Most words of the shorter form are in the longer one. */
export function sameRole(wanted: string | null, got: string | null): boolean {
  const a = plain(wanted)
  const b = plain(got)
  if (a === b) return true
  if (a === '' || b === '') return false
  if (CJK.test(a)) return a.includes(b) || b.includes(a)
  const x = new Set(a.split(' '))
  const y = new Set(b.split(' '))
  const common = [...x].filter((word) => y.has(word)).length
  return common / Math.min(x.size, y.size) >= 0.6 && common / Math.max(x.size, y.size) >= 0.34
}

/** `other` says no more than no stage at all. */
export function sameStage(wanted: string | null, got: string | null): boolean {
  return (wanted ?? 'other') === (got ?? 'other')
}

/** Every word of the shorter name is in the longer one. */
export function sameName(a: string | null, b: string | null): boolean {
  const x = plain(a).split(' ').filter(Boolean)
  const y = plain(b).split(' ').filter(Boolean)
  if (x.length === 0 || y.length === 0) return false
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every((word) => long.includes(word)) || x.join('') === y.join('')
}

function plain(text: string | null): string {
  return (text ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replace(LEGAL, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
