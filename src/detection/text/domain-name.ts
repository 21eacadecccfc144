import { parse } from 'tldts'
import { squash } from './fold-text.ts'

/** The domain somebody registered ("bogaz.com.tr" of hr@mail.bogaz.com.tr), in lower case; null without one. */
export function registrableDomain(email: string | null): string | null {
  const host = email?.split('@')[1]
  return host ? (parse(host).domain ?? host) : null
}

/** The part of a domain that a company chose ("bogaz"), without its public ending. */
export function domainLabel(domain: string): string {
  return parse(domain).domainWithoutSuffix ?? domain.split('.')[0] ?? domain
}

/** Words which domains write out where names have "&", or which names have and domains leave out. */
const JOINERS = ['and', 'et', 'und', 'y', 'e', 'i', 'og', 'och', 've', 'en', 'a']

/** How well a name fits a domain, from 0 (not at all) to 1 (the same letters). */
export function likeness(name: string, domain: string): number {
  const label = squash(asciiLetters(domainLabel(domain)))
  const words = asciiLetters(name)
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '')
  const letters = squash(words.join(''))
  if (letters.length < 2 || label.length < 2) return 0
  if (joinedForms(words).includes(label)) return 1
  if (letters.length >= 4 && (label.startsWith(letters) || letters.startsWith(label))) {
    return 0.5 + 0.5 * (Math.min(letters.length, label.length) / Math.max(letters.length, label.length))
  }
  if (letters.length >= 5 && label.includes(letters)) return 0.7
  if (label.length >= 5 && letters.includes(label)) return 0.65
  return wordsInside(words, label)
}

function joinedForms(words: string[]): string[] {
  return JOINERS.concat('').map((joiner) =>
    squash(words.map((word) => (word === '&' ? joiner : word)).join('')),
  )
}

/** Share of the label which is spelt by the name's words in order, whole or cut short ("kcvltava"). */
function wordsInside(words: string[], label: string): number {
  let rest = label
  let spelt = 0
  for (const word of words.map(squash)) {
    if (word.length < 4) continue
    const at = rest.indexOf(word)
    if (at < 0) continue
    spelt += word.length
    rest = rest.slice(at + word.length)
  }
  return spelt >= 4 && spelt / label.length >= 0.4 ? 0.45 + 0.4 * (spelt / label.length) : 0
}

const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'o', å: 'a' }

/** Domains spell "ü" as "ue" or as "u"; both are tried by comparing without the letters that differ. */
function asciiLetters(text: string): string {
  return text.toLowerCase().replace(/[ßæ]/gu, (letter) => GERMAN[letter] ?? letter)
}
