/**
 * What may be kept of an error that came from an HTTP client of a provider: its name, status and code. The rest
 * (request, response, headers) holds tokens and codes, and causes end up in logs.
 */
export function bareCause(error: unknown, status?: number | undefined, code?: string | undefined): Error {
  const name = error instanceof Error ? error.name : 'Error'
  const words = [name, status, code].filter(isHarmless)
  return new Error(words.join(' '))
}

function isHarmless(word: string | number | undefined): boolean {
  return word !== undefined && /^[\w.-]{1,60}$/.test(String(word))
}
