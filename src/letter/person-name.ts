import { cleanName } from './clean-text.ts'
import { mayBeFamilyNameFirst } from './family-name-first.ts'

/** What may safely be said to a person. `first` and `last` are set only where they need no guess. */
export interface PersonName {
  /** The whole name, in the order they show it. */
  whole: string
  first: string | null
  last: string | null
  /** Gender-free title they show themselves. */
  title: 'dr' | 'prof' | null
}

const honorific =
  /^(?:mr|mrs|ms|miss|mx|sir|herrn?|frau|hr|fr|m|mme|mlle|monsieur|madame|sr|sra|srta|señora?|don|doña|sig|sig\.ra|signora?|dott|dott\.ssa|dra|exmo|exma|dhr|mevr|mevrouw|meneer|drs|ir|ing|dipl|dipl\.-ing|eng|lic|mag)\.?$/iu
const academic = /^(?:(dr|doctor|doktor)|(prof|professor))(?:\.|$)/iu
const degree =
  /^(?:ph\.?d|mba|m\.?sc|b\.?sc|m\.?a|b\.?a|msc|bsc|llm|pmp|cpa|jr|sr|ii|iii|cmp|dr|med|rer|nat|h\.?c)\.?$/iu
const notAPerson =
  /\b(?:no-?reply|do-?not-?reply|team|recruit(?:ing|ment|ers?)?|talent|careers?|jobs?|hiring|hr|rh|human resources|people ops|people & culture|scheduler|scheduling|calendar|room|raum|salle|sala|meeting|conference|interviews?|bot|assistant|notifications?|support|info|office|admin|bewerbung(?:en)?|personal(?:abteilung)?|recrutement|selección|seleccion|selezione|recrutamento|werving|calendly|greenhouse|lever|workday|ashby|zoom|teams|gmbh|ltd|inc|llc)\b/iu
const word = /^\p{L}[\p{L}\p{M}'’.-]*$/u
const initial = /^(?:\p{Lu}\.?-?){1,2}$/u
const particle =
  /^(?:de|del|della|der|den|van|von|vom|zu|zur|da|das|do|dos|di|la|le|du|ten|ter|te|af|av|el|al|y|e|i|bin|ibn)$/u
const longest = 60

/** Null when the displayed name names nobody: an address, a room, a team, a bot, initials, an unreadable string. */
export function personName(displayed: string | null, email: string | null): PersonName | null {
  const line = cleanName(withoutAsides(displayed), longest)
  if (line === null || notAPerson.test(line)) return null
  const parts = line.split(',').map((part) => part.trim().split(' '))
  const title = titleIn(line.split(/[\s,]+/u))
  const [before, after] = parts.map(bareWords).filter((words) => words.length > 0)
  if (before === undefined || [...before, ...(after ?? [])].some((each) => !word.test(each))) return null
  return after === undefined ? fromWords(before, email, title) : fromComma(before, after, email, title)
}

/** "Anna (HR) | ACME via Greenhouse" → "Anna". */
function withoutAsides(displayed: string | null): string | null {
  if (displayed === null || displayed.length > 300) return null
  const bare = displayed
    .replace(/\([^)]*\)|\[[^\]]*\]/gu, ' ')
    .replace(/\s*(?:[|•·@/]|\s[–—-]\s|\s(?:via|from|von|chez|bij|at)\s).*$/iu, '')
    .replace(/^["'“”„«»\s]+|["'“”«»\s]+$/gu, '')
  return displayed.includes('@') && !displayed.includes(' ') ? null : bare
}

function titleIn(words: readonly string[]): PersonName['title'] {
  const found = words.map((each) => academic.exec(each))
  if (found.some((match) => match?.[2] !== undefined)) return 'prof'
  return found.some((match) => match?.[1] !== undefined) ? 'dr' : null
}

function bareWords(words: readonly string[]): string[] {
  const kept = words.filter((each) => !academic.test(each) && !degree.test(each))
  const named = kept.filter((each) => !honorific.test(each))
  // An honorific with a single word shows a family name only, which nobody is greeted by.
  return named.length === 1 && kept.length > 1 ? [] : named.filter((each) => each !== '')
}

function fromComma(family: string[], given: string[], email: string | null, title: PersonName['title']) {
  const [last, first] = [family.map(calm).join(' '), given.map(calm)]
  if (mayBeFamilyNameFirst([...family, ...given], email)) {
    return { whole: [last, ...first].join(' '), first: null, last: null, title }
  }
  const safe = first.length === 1 && !initial.test(first[0] ?? '')
  return { whole: [...first, last].join(' '), first: safe ? (first[0] ?? null) : null, last, title }
}

function fromWords(words: string[], email: string | null, title: PersonName['title']): PersonName | null {
  const calmed = words.map(calm)
  const whole = calmed.join(' ')
  if (calmed.length === 1) {
    const only = calmed[0] ?? ''
    const speaks =
      only.length > 1 &&
      !initial.test(only) &&
      !/^\p{Lu}{1,3}$/u.test(words[0] ?? '') &&
      /^\p{Lu}/u.test(words[0] ?? '')
    return speaks ? { whole, first: only, last: null, title: null } : null
  }
  if (calmed.every((each) => initial.test(each))) return null
  const unsure = { whole, first: null, last: null, title }
  if (mayBeFamilyNameFirst(words, email)) return unsure
  if (isShouted(words[0]) && !isShouted(words.at(-1)) && words.length === 2) {
    return { whole: `${calmed[1]} ${calmed[0]}`, first: calmed[1] ?? null, last: calmed[0] ?? null, title }
  }
  const [first, ...rest] = calmed
  const family = rest.findIndex((each) => !particle.test(each))
  if (first === undefined || initial.test(first) || family !== rest.length - 1) return unsure
  return { whole, first, last: rest.join(' '), title }
}

function isShouted(text: string | undefined): boolean {
  return text !== undefined && /^\p{Lu}[\p{Lu}'’-]{2,}$/u.test(text)
}

/** "KELLER" → "Keller"; a word in lower case that is no particle gets its capital back. */
function calm(text: string): string {
  const lower = isShouted(text) ? text.toLowerCase() : text
  if (particle.test(lower)) return lower
  return isShouted(text) || lower === lower.toLowerCase()
    ? lower.replace(
        /(^|[-'’])(\p{Ll})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      )
    : lower
}
