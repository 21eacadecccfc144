/** One request and the answer to it, as they went over the wire. */
export interface Exchange {
  method: string
  path: string
  query: URLSearchParams
  body: unknown
  status: number
  answer: unknown
}

/** What a description says of an exchange: null when it does not know the path. */
export type Judge = (exchange: Exchange) => string[] | null

/** `/a/{b}/c` as a pattern. */
export const pathPattern = (template: string): RegExp =>
  new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\+?[^}]+\}/g, '[^/]+')}$`)

export const isBoolean = (value: string): boolean => value === 'true' || value === 'false'
export const isInteger = (value: string): boolean => /^-?\d+$/.test(value)
