import { foldText } from './text/fold-text.ts'
import { occurs, type TermPattern, termPattern } from './text/term-pattern.ts'

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'nb',
  'da',
  'cs',
  'tr',
  'ja',
  'zh',
  'ko',
]
let calendarWords: TermPattern | null = null

/** A title without what changes from one event to the next of its kind: numbers, dates, weekdays, months, signs. */
export function titleShape(title: string): string {
  calendarWords ??= termPattern(namesOfDaysAndMonths())
  const words = foldText(title.normalize('NFKC')).match(/[\p{L}']+/gu) ?? []
  const pattern = calendarWords
  return words.filter((word) => !occurs(pattern, word)).join(' ')
}

/** Short and long names of weekdays and months as each language writes them. */
function namesOfDaysAndMonths(): string[] {
  const days = Array.from({ length: 7 }, (_, day) => new Date(Date.UTC(2024, 0, 1 + day)))
  const months = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1)))
  return LANGUAGES.flatMap((language) =>
    (['long', 'short'] as const).flatMap((length) => [
      ...days.map((day) => partOf(day, 'weekday', language, { weekday: length })),
      ...months.map((day) => partOf(day, 'month', language, { month: length, day: 'numeric' })),
    ]),
  ).filter((name) => /^\p{L}{2,}$/u.test(name))
}

function partOf(
  day: Date,
  type: 'weekday' | 'month',
  language: string,
  options: Intl.DateTimeFormatOptions,
): string {
  const parts = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).formatToParts(day)
  return parts.find((part) => part.type === type)?.value.replace(/\.$/u, '') ?? ''
}
