import type { Owner } from '../../calendar/calendar-event.ts'
import type { DetectionRules } from '../detection-rules.ts'
import type { Lexicon } from '../lexicon.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, type TermPattern, termPattern } from '../text/term-pattern.ts'

const PARTICLES =
  /^(?:van|von|der|den|de|del|della|di|da|dos|du|la|le|el|al|bin|ibn|ní|ni|mac|mc|zu|af|av|ten|ter|y|e|'t)$/iu
const NAME_WORD = /^(?:\p{Lu}[\p{L}'’.-]*|\p{Lu}\.?)$/u
const CJK_NAME = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー・\s]{1,12}$/u

export interface NamedPerson {
  name: string
  /** An honorific stood beside it: certainly a person. */
  honoured: boolean
}

/** The name without "Herr", "Dr.", "様"; and whether there was one. */
export function withoutHonorifics(text: string, lexicon: Lexicon): NamedPerson {
  let name = text.trim()
  let honoured = false
  for (let found = true; found; ) {
    found = false
    const folded = foldText(name)
    const [front] = findAll(lexicon.honorifics, folded).filter((f) => f.start === 0)
    if (
      (front && /^[\s.]/u.test(name.slice(front.end))) ||
      (front && name[front.end - 1] === '.' && front.end < name.length)
    ) {
      name = name.slice(front.end).replace(/^[\s.]+/u, '')
      honoured = true
      found = true
    }
    const back = findAll(lexicon.honorificsAfter, foldText(name)).find(
      (f) => f.end === name.length && f.start > 0,
    )
    if (back && !isJobTitle(name, lexicon)) {
      name = name.slice(0, back.start).trim()
      honoured = true
      found = true
    }
  }
  return { name, honoured }
}

/** "产品经理" ends like a title of respect, but is a job. */
function isJobTitle(text: string, lexicon: Lexicon): boolean {
  return findAll(lexicon.roles.last, foldText(text)).some(
    (found) => found.start === 0 && found.end === text.length,
  )
}

/** True when the words are shaped like a person's name: a few capitalised words, no digits. */
export function looksLikeName(text: string): boolean {
  if (CJK_NAME.test(text)) return true
  const words = text.split(/\s+/u)
  if (words.length > 5 || !NAME_WORD.test(words[0] ?? '')) return false
  return (
    words.every((word) => NAME_WORD.test(word) || PARTICLES.test(word)) && !PARTICLES.test(words.at(-1) ?? '')
  )
}

const ACRONYM = /^\p{Lu}{2,}$/u

/** True when the first word is a known given name, or the last one after a comma-free swap ("Koç Derya"). */
export function hasGivenName(text: string, rules: DetectionRules): boolean {
  const [written] = text.split(/[\s-]+/u)
  // "ICA Maxi": capitals in a name that is not written in capitals throughout.
  if (written !== undefined && ACRONYM.test(written) && text !== text.toUpperCase()) return false
  const first = written?.toLowerCase()
  if (first === undefined) return false
  const plain = first.replace(/['’.]/gu, "'")
  return rules.givenNames.has(plain) || rules.givenNames.has(foldText(plain))
}

/** The owner's own name in a text: whole, first name, first name with an initial ("Monique B."), or cut short ("Jas"). */
export function ownerNamePattern(owner: Owner): TermPattern | null {
  const words = (owner.name ?? '').split(/\s+/u).filter((word) => word !== '')
  const [first] = words
  if (first === undefined) return null
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  const forms = [first, words.join(' ')]
  if (last !== '')
    forms.push(...[last, `${last.charAt(0)}.`, last.charAt(0)].map((family) => `${first} ${family}`))
  if (last !== '') forms.push(`${last} ${first}`, `${last}, ${first}`, `${first.charAt(0)}. ${last}`)
  if (first.length >= SHORTENED * 2 - 1) forms.push(first.slice(0, SHORTENED))
  return termPattern(forms)
}

const SHORTENED = 3

/** True when every word of the shorter name is in the longer one. */
export function nameFits(a: string | null, b: string | null): boolean {
  const x = nameWords(a)
  const y = nameWords(b)
  if (x.length === 0 || y.length === 0) return false
  const [short, long] = x.length <= y.length ? [x, y] : [y, x]
  return short.every((word) =>
    long.some((other) => other === word || isInitial(word, other) || isInitial(other, word)),
  )
}

function isInitial(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter)
}

function nameWords(name: string | null): string[] {
  return foldText((name ?? '').normalize('NFKC'))
    .split(/[^\p{L}\p{N}']+/u)
    .filter((word) => word !== '')
}
