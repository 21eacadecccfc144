/** "1 draft", "3 drafts"; empty for none, so that a template can leave it out. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? one : many}`
}

/** What differs from before in words: "+1", "−2", empty for no change or no earlier number. */
export function changeOf(now: number, before: number | undefined): string {
  if (before === undefined || now === before) return ''
  return now > before ? `+${now - before}` : `\u2212${before - now}`
}

/** The first letter as a capital, the rest as it is. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What a person reads as words: links are not counted. */
export function wordCount(text: string): number {
  return text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^[a-z]+:\/\//iu.test(word))
    .length
}
