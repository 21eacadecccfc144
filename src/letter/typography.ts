const noBreak = '\u00a0'

/**
 * Puts the characters in place that an author cannot see while writing. French: a no-break space before : ; ! ? and
 * inside « ». Applied to the templates once, when they are loaded, and to questions, whose space a keyboard makes an
 * ordinary one; what else people typed themselves stays as it is.
 */
export function typeset(language: string, source: string): string {
  if (language !== 'fr') return source
  return source.replace(/ ([:;!?»])/gu, `${noBreak}$1`).replace(/« /gu, `«${noBreak}`)
}
