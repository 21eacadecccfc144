import { likeness } from '../text/domain-name.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import { companyDomains } from './company-domains.ts'
import type { PartsContext } from './part.ts'
import { looksLikeName, withoutHonorifics } from './person-name.ts'
import { strictRoleSpans } from './role-span.ts'
import { trimmed } from './trimmed.ts'

export interface ListedPerson {
  name: string
  title: string | null
  /** Written beside the name. */
  email: string | null
}

const NAME_WORD =
  /^(?:\p{Lu}[\p{L}'’.-]*|van|von|der|den|de|del|della|di|da|dos|bin|ní|ni|zu|af|av|ten|ter|la|le|el|al)$/u
const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/u
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Reads "Jean Côté (Events), Wendy Okimaw – HR and Dr. Roth": names with the titles beside them. */
export function nameList(text: string, context: PartsContext): ListedPerson[] {
  const people: ListedPerson[] = []
  for (const { piece, joinedBy } of piecesOf(text, context)) {
    const email = EMAIL.exec(piece)?.[0].toLowerCase() ?? null
    const words = withoutAddress(piece)
    const { bare, beside } = splitTitle(words)
    const before = titleBefore(bare, context)
    const name = leadingName(bare.slice(before.length), context)
    const title = beside ?? (before.trim() || null)
    if (name !== null) people.push({ name, title: title === null ? null : tidyTitle(title), email })
    else if (/\p{L}/u.test(joinedBy)) continue
    else {
      const last = people.at(-1)
      if (last && last.title === null && isTitle(words, context)) {
        last.title = tidyTitle(words)
        last.email ??= email
      } else if (last || people.length > 0) break
    }
  }
  return people
}

/** "apoteker Lis Dahl", "CTO 風間", "代表取締役 鷺沼": what somebody is, before their name. */
function titleBefore(piece: string, context: PartsContext): string {
  const words = WORDS_BEFORE.exec(piece)?.[0] ?? ''
  return words !== '' && isTitle(words, context) ? words : (TITLE_BEFORE.exec(piece)?.[0] ?? '')
}

const WORDS_BEFORE = /^(?:\p{Ll}[\p{L}'’-]*\s){1,4}(?=\p{Lu}\p{Ll})/u

const TITLE_BEFORE =
  /^(?:\p{Ll}[\p{L}-]{3,}\s(?=\p{Lu}\p{Ll})|[A-Z]{2,5}\s?(?=[\p{Script=Han}\p{Script=Hangul}])|[\p{Script=Han}]{4,}\s(?=\p{Script=Han}))/u

function withoutAddress(piece: string): string {
  return piece
    .replace(EMAIL, '')
    .replace(/[<([]\s*[>)\]]/gu, '')
    .trim()
}

/** Without the dot of the sentence it stood in. */
function tidyTitle(title: string): string {
  return title.trim().replace(/(?<=\p{L}{3})[.\s]+$/u, '')
}

/** Pieces between commas, "and", slashes and line ends, outside brackets. */
function piecesOf(text: string, context: PartsContext): { piece: string; joinedBy: string }[] {
  const folded = foldText(text)
  const joints = [
    ...text.matchAll(/[,;\n•・、/+]|(?<!(?:^|[^\p{L}])\p{Lu})&|\s-\s(?=\p{Lu}\p{L}+\s\p{Lu})/gu),
  ]
    .map((match) => ({ start: match.index, end: match.index + match[0].length }))
    .concat(findAll(context.lexicon.and, folded))
    .sort((a, b) => a.start - b.start)
  const pieces: { piece: string; joinedBy: string }[] = []
  let from = 0
  let joinedBy = ''
  for (const joint of joints) {
    if (joint.start < from || depthAt(text, joint.start) > 0) continue
    pieces.push({ piece: text.slice(from, joint.start).trim(), joinedBy })
    joinedBy = text.slice(joint.start, joint.end)
    from = joint.end
  }
  return [...pieces, { piece: text.slice(from).trim(), joinedBy }].filter(({ piece }) => piece !== '')
}

function depthAt(text: string, index: number): number {
  let depth = 0
  for (const character of text.slice(0, index)) depth += character === '(' ? 1 : character === ')' ? -1 : 0
  return depth
}

function splitTitle(piece: string): { bare: string; beside: string | null } {
  const bracket = /^(.*?)\s*[([]([^)\]]*)[)\]]?/u.exec(piece)
  if (bracket) return { bare: bracket[1] ?? '', beside: bracket[2] || null }
  const dash = /^(.*?)\s+[-–—:]\s+(.*)$/u.exec(piece)
  return dash ? { bare: dash[1] ?? '', beside: dash[2] || null } : { bare: piece, beside: null }
}

/** The run of name words at the beginning ("Gudrun Sól on Tuesday" -> "Gudrun Sól"), or null. */
function leadingName(piece: string, context: PartsContext): string | null {
  const { name: bare, honoured } = withoutHonorifics(piece.replace(/[.\s]+$/u, ''), context.lexicon)
  const name = UNSPACED.test(bare) ? behindDepartment(bare, context) : nameRun(bare)
  if (name === '' || !looksLikeName(name)) return null
  if (honoured) return name
  const isOwner = context.ownerName && findAll(context.ownerName, foldText(name)).some((f) => f.start === 0)
  return isOwner || isNoName(name, context) ? null : name
}

/** "営業部長 山田 太郎": the name behind the department and the title; nothing when there is no name. */
function behindDepartment(text: string, context: PartsContext): string {
  const words = text.split(/\s+/u)
  const last = words.findLastIndex((word) => DEPARTMENT.test(word) || isTitle(word, context))
  return words.length === 1 && !DEPARTMENT.test(text) ? text : words.slice(last + 1).join(' ')
}

/** How names of departments and of offices in them end. */
const DEPARTMENT = /(?:部|部门|部長|課|課長|室|室長|係|担当|팀|팀장|부서)$/u

function nameRun(text: string): string {
  const words = text.split(/\s+/u)
  const stop = words.findIndex((word) => !NAME_WORD.test(word))
  const run = stop < 0 ? words : words.slice(0, stop)
  const last = (words[stop] ?? '').replace(/[:;,]$/u, '')
  if (NAME_WORD.test(last)) run.push(last)
  while (run.length > 0 && !/^\p{Lu}/u.test(run.at(-1) ?? '')) run.pop()
  return run.join(' ').replace(/[.,]+$/u, (end) => (/\b\p{Lu}\.$/u.test(run.join(' ')) ? end : ''))
}

function isNoName(name: string, context: PartsContext): boolean {
  const { lexicon, guests } = context
  const folded = foldText(name)
  if (trimmed(name, lexicon).text !== name) return true
  if (strictRoleSpans(name, lexicon).some((span) => span.end - span.start > 1)) return true
  if (findAll(lexicon.commonWords, folded).some((found) => found.end - found.start === folded.length))
    return true
  for (const pattern of [lexicon.cuts, lexicon.companyWords, lexicon.recruiting.functionsBeside]) {
    if (findAll(pattern, folded).length > 0) return true
  }
  return companyDomains(guests).some((domain) => likeness(name, domain) >= 0.75)
}

function isTitle(piece: string, context: PartsContext): boolean {
  const folded = foldText(piece)
  return [
    context.lexicon.roles.first,
    context.lexicon.roles.last,
    context.lexicon.recruiting.functionsBeside,
    context.lexicon.roles.modifiers,
  ].some((pattern) => findAll(pattern, folded).length > 0)
}
