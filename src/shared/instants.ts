/** ISO instants in UTC with milliseconds compare as text. */
export function laterOf(a: string, b: string): string {
  return a > b ? a : b
}

export function earlierOf(a: string, b: string): string {
  return a < b ? a : b
}
