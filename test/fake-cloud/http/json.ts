export type Json = Record<string, unknown>

/** What is no object counts as an empty one: requests are not to be trusted. */
export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {}

export const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export function text(value: unknown, key: string): string | undefined {
  const found = asObject(value)[key]
  return typeof found === 'string' ? found : undefined
}
