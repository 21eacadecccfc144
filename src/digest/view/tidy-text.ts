import type { ProcessName } from '../week.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * Untrusted text as one clean line of at most `max` visible characters, cut between words where that costs little
 * and then ending in "…". Control characters, line breaks and direction overrides become spaces.
 */
export function tidyText(text: string, max: number): string {
  const invisible =
    /[\p{Cc}\p{Zl}\p{Zp}\p{Zs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+/gu
  // Marks can pile up on one letter without end: so there is a limit by code points too, before any other work.
  const start = [...text.slice(0, 40 * max)].slice(0, 4 * max).join('')
  const clean = start.toWellFormed().replace(invisible, ' ').trim()
  const letters = [...graphemes.segment(clean)].map(({ segment }) => segment)
  const whole = letters.length <= max && start.length === text.length
  return whole ? clean : `${cutBetweenWords(letters.slice(0, max - 1).join(''))}…`
}

/** "Event Manager at Example Halls", or as much of it as is known; empty when nothing is. */
export function processName({ company, role }: ProcessName): string {
  const parts = [tidyText(role ?? '', 44), tidyText(company ?? '', 36)]
  return parts.filter((part) => part !== '').join(' at ')
}

function cutBetweenWords(text: string): string {
  const space = text.lastIndexOf(' ')
  return (space > text.length * 0.6 ? text.slice(0, space) : text).replace(/[\s,;:.\-–]+$/u, '')
}
