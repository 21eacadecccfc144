/** One of several things to choose from in a form. */
export interface Choice {
  value: string
  words: string
  isChosen: boolean
}

export function choices<T extends string>(
  values: readonly T[],
  words: Record<T, string>,
  chosen: T | null,
): Choice[] {
  return values.map((value) => ({ value, words: words[value], isChosen: value === chosen }))
}
