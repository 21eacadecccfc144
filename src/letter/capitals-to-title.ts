const smallWords = new Set(
  'a an and at by for in of on or the to und für von der die das im am de des du la le les et en y el los las e di del della da do dos van voor en het'.split(
    ' ',
  ),
)
const initialisms = new Set(
  'HR IT PR VIP F&B UX UI QA CRM SEO SEM CTO CEO CFO COO MICE B2B B2C AV ERP SAP BI AI ML II III IV'.split(
    ' ',
  ),
)

/** "SENIOR EVENT MANAGER" → "Senior Event Manager"; text that is not all in capitals comes back unchanged. */
export function capitalsToTitle(text: string): string {
  if (!/\p{Lu}{3}/u.test(text) || /\p{Ll}/u.test(text)) return text
  return text
    .split(' ')
    .map((word, index) => titleWord(word, index === 0))
    .join(' ')
}

function titleWord(word: string, isFirst: boolean): string {
  if (initialisms.has(word)) return word
  const lower = word.toLowerCase()
  if (!isFirst && smallWords.has(lower)) return lower
  return lower.replace(
    /(^|[-'’(])(\p{Ll})/gu,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}
