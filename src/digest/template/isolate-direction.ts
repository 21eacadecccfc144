const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const firstStrongIsolate = '\u2068'
const popDirectionalIsolate = '\u2069'

/**
 * A copy in which every text with right-to-left letters is isolated, so that in plain text it cannot turn round the
 * words and numbers beside it (Unicode Standard Annex 9). HTML has `<bdi>` for that.
 */
export function isolateDirection<T>(value: T): T
export function isolateDirection(value: unknown): unknown {
  if (typeof value === 'string') {
    return rightToLeft.test(value) ? `${firstStrongIsolate}${value}${popDirectionalIsolate}` : value
  }
  if (Array.isArray(value)) return value.map((item) => isolateDirection(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, isolateDirection(part)]))
}
