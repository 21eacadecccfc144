import type { Letter } from '../../../src/letter/letter.ts'
import type { LetterRequest } from '../../../src/letter/letter-request.ts'
import type { LanguageRules } from './language-rules.ts'
import { type LetterParts, letterParts, words } from './letter-parts.ts'
import { asksAllowed, wordRange } from './word-ranges.ts'

const unfinished: readonly [string, RegExp][] = [
  ['a placeholder or bracket', /[[\]{}<>()]|\b(?:undefined|null|NaN|object Object|TODO|XXX)\b/u],
  ['a slash form', /\p{L}\/\p{L}|\p{L}[*·]\p{L}/u],
  ['a double space', / {2}|\t/u],
  ['a space before a comma or full stop', /[ \u00a0][,.]/u],
  ['two signs in a row', /[,;:.][ \u00a0]*[,;.]|,[ \u00a0]*[:?!]/u],
  ['a space at the end of a line', /[ \u00a0]$/mu],
  ['an empty line gap', /\n{3}|^\n|\n$/u],
  ['an exclamation mark', /!/u],
  ['a sentence that begins in lower case', /[.?!] \p{Ll}/u],
  ['an emoji', /\p{Extended_Pictographic}/u],
]

/** Everything that is wrong with a letter, in sentences; empty for a good one. */
export function checkLetter(letter: Letter, request: LetterRequest, rules: LanguageRules): string[] {
  const parts = letterParts(letter)
  return [
    ...checkUnfinished(letter, parts),
    ...checkFrame(parts, rules),
    ...checkBans(letter, parts, rules),
    ...checkLength(parts, request, rules),
    ...checkAsks(parts, request, rules),
    ...checkSubject(letter, request),
    ...checkHtml(letter),
  ]
}

function checkUnfinished(letter: Letter, parts: LetterParts): string[] {
  const own = [letter.subject, [parts.greeting, ...parts.body, parts.closing].join('\n\n')]
  const found = unfinished.flatMap(([what, sign]) => {
    const hit = own.map((text) => sign.exec(text)?.[0]).find((each) => each !== undefined)
    return hit === undefined ? [] : [`has ${what}: "${hit}"`]
  })
  const open = parts.body.filter(
    (paragraph) => !/[.?:…»”“]$/u.test(paragraph) && !/^(?:- |1\. )/u.test(paragraph),
  )
  const last = parts.body.at(-1) ?? ''
  if (last.endsWith(':')) found.push(`announces something that does not follow: "${last.slice(-40)}"`)
  return [...found, ...open.map((paragraph) => `has a paragraph without an end: "${paragraph.slice(-40)}"`)]
}

function checkFrame(parts: LetterParts, rules: LanguageRules): string[] {
  const problems: string[] = []
  if (!rules.greetings.some((shape) => shape.test(parts.greeting)))
    problems.push(`greets oddly: "${parts.greeting}"`)
  const first = parts.body[0]?.charAt(0) ?? ''
  const isRight =
    rules.opening === 'any' ||
    (rules.opening === 'upper' ? first === first.toUpperCase() : first !== first.toUpperCase())
  if (!isRight) problems.push(`begins in the wrong case after the greeting: "${parts.body[0]?.slice(0, 30)}"`)
  if (parts.body.length === 0) problems.push('has no body')
  if (!new RegExp(`[\\p{L}]${rules.closingEnd}$`, 'u').test(parts.closing))
    problems.push(`closes oddly: "${parts.closing}"`)
  if (parts.signature.length < 1 || parts.signature.length > 3)
    problems.push('has a signature of no or too many lines')
  return problems
}

function checkBans(letter: Letter, parts: LetterParts, rules: LanguageRules): string[] {
  const text = [letter.subject, parts.greeting, ...parts.body].join('\n')
  const bans = rules.bans.flatMap(({ why, words: banned }) => {
    const hit = banned.exec(text)
    return hit === null ? [] : [`${why}: "${hit[0]}"`]
  })
  return [...bans, ...rules.typography([letter.subject, ...parts.body, parts.closing].join('\n'))]
}

function checkLength(parts: LetterParts, request: LetterRequest, rules: LanguageRules): string[] {
  const { least, most } = wordRange(request)
  const ofTheUser = [request.ownSentence, request.availabilityNote].filter((text) => text !== null)
  const body = parts.body
    .map((text) => ofTheUser.reduce((rest, own) => rest.replace(own, ''), text))
    .join(' ')
  const [short, long] = [words(body).length, words(`${parts.greeting} ${body} ${parts.closing}`).length]
  if (short < least) return [`is too short: ${short} words in the body, at least ${least}`]
  const limit = Math.round(most * rules.roomier)
  return long > limit ? [`is too long: ${long} words, at most ${limit}`] : []
}

function checkAsks(parts: LetterParts, request: LetterRequest, rules: LanguageRules): string[] {
  const body = parts.body
    .map((text) => (request.ownSentence === null ? text : text.replace(request.ownSentence, '')))
    .join('\n')
  const questions = body.match(/\?/gu)?.length ?? 0
  const asks = questions + (request.kind === 'questions' ? 0 : (body.match(rules.indirectAsks)?.length ?? 0))
  const [from, to] = asksAllowed(request)
  const thanks = body.match(rules.thanks)?.length ?? 0
  const problems =
    asks < from || asks > to
      ? [`asks ${asks} times instead of ${from === to ? from : `${from} to ${to}`}`]
      : []
  return thanks > (request.coordinator ? 2 : 1) ? [...problems, `thanks ${thanks} times`] : problems
}

function checkSubject(letter: Letter, request: LetterRequest): string[] {
  const { subject } = letter
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(subject)) return ['has a control character in the subject']
  if (request.threadSubject !== null)
    return subject === `Re: ${request.threadSubject}` ? [] : ['leaves the thread']
  const count = words(subject).length
  const problems = count < 3 || count > 7 ? [`has ${count} words in the subject: "${subject}"`] : []
  return /^[\p{Lu}\p{N}¿„«"]/u.test(subject) && /[\p{L}\p{N}»”“?]$/u.test(subject)
    ? problems
    : [...problems, `has a subject with a loose end: "${subject}"`]
}

function checkHtml(letter: Letter): string[] {
  const strange = letter.html.match(
    /<(?!\/?(?:html|head|meta|title|body|p|br|ul|ol|li)\b|!doctype)[^>]*>?/giu,
  )
  const problems = strange === null ? [] : [`has other HTML than paragraphs and lists: ${strange[0]}`]
  return letter.html.includes(`lang="${letter.language}" dir="ltr"`)
    ? problems
    : [...problems, 'has HTML without language']
}
