import { remembered } from './remembered.ts'

/** The variety of a language that the letters are written in. */
export function localeOf(language: string): string {
  return varieties[language] ?? language
}

const varieties: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT' }
/** Italian elides the article before 8 and 11 ("l’8 marzo"); with the weekday ("di giovedì 12 marzo") it needs none. */
const withWeekday: ReadonlySet<string> = new Set(['it'])

/**
 * Day and month in words ("12 March"): still right when the letter is sent later, which "yesterday" is not.
 * Takes an ISO instant, read in `timeZone`, or a local date; null for anything else.
 */
export function formatDate(value: string | null, timeZone: string, language: string): string | null {
  if (value === null) return null
  const isLocal = /^\d{4}-\d{2}-\d{2}$/u.test(value)
  if (Number.isNaN(Date.parse(value))) return null
  return formatter(`${language} ${isLocal ? 'UTC' : timeZone}`)(value)
}

/** Making a formatter is slow, so each language and zone has one. */
const formatter = remembered((key: string) => {
  const [language = 'en', timeZone = 'UTC'] = key.split(' ')
  const weekday = withWeekday.has(language) ? ({ weekday: 'long' } as const) : {}
  const shape = { ...weekday, day: 'numeric', month: 'long', timeZone } as const
  const format = new Intl.DateTimeFormat(localeOf(language), shape)
  return remembered((value: string) => ordinal(format.format(Date.parse(value)), language))
})

/** The first of a month is an ordinal in French: "1er mars". */
function ordinal(date: string, language: string): string {
  return language === 'fr' ? date.replace(/^1 /u, '1er ') : date
}
