const locales: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT' }
const formatters = new Map<string, Intl.DateTimeFormat>()

/**
 * Day and month in words ("12 March"): still right when the letter is sent later, which "yesterday" is not.
 * Takes an ISO instant, read in `timeZone`, or a local date; null for anything else.
 */
export function formatDate(value: string | null, timeZone: string, language: string): string | null {
  if (value === null) return null
  const isLocal = /^\d{4}-\d{2}-\d{2}$/u.test(value)
  const time = Date.parse(value)
  if (Number.isNaN(time)) return null
  return formatter(language, isLocal ? 'UTC' : timeZone).format(time)
}

function formatter(language: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formatters.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locales[language] ?? language, {
    day: 'numeric',
    month: 'long',
    timeZone,
  })
  formatters.set(key, made)
  return made
}
