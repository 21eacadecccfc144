import type { Lexicon } from '../lexicon.ts'
import { foldText } from '../text/fold-text.ts'
import { type Found, findAll } from '../text/term-pattern.ts'
import { headsOf, outermost } from './role-heads.ts'
import { UNSPACED, unspacedSpan } from './unspaced-role.ts'

interface Token extends Found {
  text: string
  modifier: boolean
  joiner: boolean
  organisation: boolean
  /** A proper name written together with the word for what it is ("서울호텔"). */
  named: boolean
  honorific: boolean
  /** A small word of the language that no job title holds ("who", "du", "mich"). */
  common: boolean
}

const JOINER =
  /^(?:&|and|und|et|y|e|i|og|och|a|en|of|de|du|des|d'|del|di|da|do|dos|für|for|van|ds\.|til|till|för|\+|\/|-|–)$/iu
/** What stands between an employer and the job there. */
const FOR = /^(?:for|für|pour|para|per|för|voor|til|till)$/iu
/** Articles stand inside titles too: "responsable de la sala", "attaché à la direction". */
const ARTICLE =
  /^(?:la|le|les|el|los|las|il|lo|gli|i|o|os|as|der|die|das|dem|den|the|al|au|aux|à|to|in|im|im)$/iu

/**
 * Where a stretch of text names a job, if it does. `isCompany` says whether a run of words is known to be the
 * employer's name, which is then left out.
 */
export function roleSpan(
  text: string,
  lexicon: Lexicon,
  isCompany: (words: string) => boolean,
): Found | null {
  const folded = foldText(text)
  const firsts = headsOf(lexicon.roles.first, text)
  const lasts = headsOf(lexicon.roles.last, text)
  const heads = outermost([...firsts, ...lasts])
  const head = heads.at(-1)
  if (!head) return null
  if (UNSPACED.test(text)) return unspacedSpan(text, folded, head, lexicon)
  const tokens = tokensOf(text, lexicon)
  const anchor =
    heads
      .filter((one) => firsts.includes(one))
      .find((first) => lasts.every((last) => last.start >= first.start)) ?? head
  const right = extendRight(
    tokens,
    firsts.includes(anchor) ? anchor : head,
    firsts.length > 0,
    isCompany,
    text,
    lexicon,
  )
  const opensAlone = firsts.includes(anchor) && lasts.every((last) => last.start !== anchor.start)
  return {
    start: extendLeft(tokens, anchor, opensAlone, isCompany, text),
    end: Math.max(right, head.start < anchor.start ? 0 : headEnd(anchor, head, right)),
  }
}

/** A strict role: known modifiers and a noun, nothing else. Used to protect roles from being cut apart. */
export function strictRoleSpans(text: string, lexicon: Lexicon): Found[] {
  const folded = foldText(text)
  const heads = [...headsOf(lexicon.roles.first, text), ...headsOf(lexicon.roles.last, text)]
  const tokens = tokensOf(text, lexicon)
  const cuts = findAll(lexicon.cuts, folded)
  return heads.map((head) => {
    let start = head.start
    for (const token of [...tokens].reverse()) {
      if (token.end > start) continue
      if (!token.modifier && !(token.joiner && start < head.start)) break
      start = token.start
    }
    start =
      tokens.find((token) => token.start >= start && (!token.joiner || token.start >= head.start))?.start ??
      start
    let end = head.end
    for (const token of tokens) {
      if (token.start < end) continue
      if (!token.modifier || startsLongerCut(token, cuts)) break
      end = token.end
    }
    return { start: Math.min(start, head.start), end }
  })
}

function headEnd(anchor: Found, head: Found, right: number): number {
  return head.end - anchor.end <= 60 ? Math.max(head.end, right) : right
}

function tokensOf(text: string, lexicon: Lexicon): Token[] {
  const folded = foldText(text)
  const modifiers = findAll(lexicon.roles.modifiers, folded)
  const organisations = findAll(lexicon.companyWords, folded)
  const legalForms = findAll(lexicon.legalForms, folded)
  const honorifics = findAll(lexicon.honorifics, folded)
  const small = findAll(lexicon.commonWords, folded)
  const covered = (found: Found[], start: number, end: number) =>
    found.some((f) => f.start <= start && f.end >= end)
  return [...text.matchAll(/\S+/gu)].map((match) => {
    const start = match.index
    const bare = match[0].replace(/[.,;:]+$/u, '')
    const end = start + bare.length
    return {
      start,
      end: start + match[0].length,
      text: match[0],
      modifier:
        covered(modifiers, start, end) || bare.split(/[/&-]/u).every((piece) => isModifier(piece, lexicon)),
      joiner: JOINER.test(bare),
      common:
        /^\p{Ll}/u.test(bare) && !JOINER.test(bare) && !ARTICLE.test(bare) && covered(small, start, end),
      organisation: covered(organisations, start, end),
      named:
        organisations.some((f) => f.start > start && f.end === end) ||
        (covered(legalForms, start, start + match[0].length) && /^\p{Lu}/u.test(bare)),
      honorific: /^\p{Lu}/u.test(bare) && covered(honorifics, start, start + match[0].length),
    }
  })
}

function isModifier(word: string, lexicon: Lexicon): boolean {
  const folded = foldText(word)
  return (
    folded !== '' &&
    findAll(lexicon.roles.modifiers, folded).some((f) => f.start === 0 && f.end === folded.length)
  )
}

/** To the left: everything that can belong to a title, up to what can only be a company. */
function extendLeft(
  tokens: Token[],
  head: Found,
  opensAlone: boolean,
  isCompany: (words: string) => boolean,
  text: string,
): number {
  const before = tokens.filter((token) => token.end <= head.start + 1 && token.start < head.start)
  let start = before.find((token) => token.end > head.start)?.start ?? head.start
  // "Harbour operadora de caixa": the name of an employer before a job that is written small.
  const isLower = /^\p{Ll}/u.test(text.slice(head.start))
  const isCapital = /^\p{Lu}\p{Ll}/u.test(text.slice(head.start))
  for (let i = before.length - 1; i >= 0; i--) {
    const token = before[i]
    if (!token) break
    if (token.organisation && !token.modifier && before.slice(0, i).some(isUnknown)) break
    if (token.named || token.common) break
    if (opensAlone && !token.modifier) break
    if (isLower && isUnknown(token)) break
    if (isCapital && isSmall(token)) break
    if (FOR.test(token.text) && before.slice(0, i).some(isUnknown)) break
    if (endsCompany(before.slice(0, i + 1), isCompany, text)) break
    if (
      !token.modifier &&
      !token.joiner &&
      start < head.start &&
      before.slice(0, i).some((t) => t.organisation && !t.modifier)
    )
      break
    start = token.start
  }
  return start
}

function isUnknown(token: Token): boolean {
  return !token.modifier && !token.joiner && /^\p{Lu}/u.test(token.text)
}

/** "sagt danach dem Chef": small words before a capital that no title has. */
function isSmall(token: Token): boolean {
  return !token.modifier && !token.joiner && /^\p{Ll}+$/u.test(token.text)
}

function endsCompany(tokens: Token[], isCompany: (words: string) => boolean, text: string): boolean {
  const end = tokens.at(-1)?.end ?? 0
  return tokens.some((token) => isCompany(text.slice(token.start, end)))
}

/** To the right: after "head of" or "responsable" the field follows; after a plain noun only known words do. */
function extendRight(
  tokens: Token[],
  head: Found,
  opens: boolean,
  isCompany: (words: string) => boolean,
  text: string,
  lexicon: Lexicon,
): number {
  let end = head.end
  let lowerSeen = false
  const isLower = /^\p{Ll}/u.test(text.slice(head.start))
  const cuts = findAll(lexicon.cuts, foldText(text))
  const after = tokens.filter((token) => token.start >= head.end)
  for (const [i, token] of after.entries()) {
    if (token.honorific || token.common || startsLongerCut(token, cuts)) break
    if (AND.test(token.text) && isClause(after.slice(i + 1))) break
    if (startsCompany(after.slice(i), isCompany, text)) break
    const capital = /^\p{Lu}/u.test(token.text)
    if (!token.modifier && !token.joiner) {
      if (!opens || (isLower && capital && i === 0 && !OPENS_FIELD.test(text.slice(0, token.start)))) break
      if (token.organisation && capital && i > 0) break
      if (capital && lowerSeen) break
    }
    if (!capital && !token.joiner) lowerSeen = true
    end = token.end
  }
  return end
}

/** "head of", "jefa de", "leiter der": a field follows. Without such a word, a capital behind a small "chief" is a name. */
const OPENS_FIELD = /\s(?:\p{Ll}{1,4})\s$/u
const AND = /^(?:&|and|und|et|y|e|i|og|och|en|a)$/iu
const LONGEST_FIELD = 2

/** "project manager e capire cosa cerchi": behind "and" more small words than a field of work has. */
function isClause(tokens: Token[]): boolean {
  const known = tokens.findIndex((token) => token.modifier || /^\p{Lu}/u.test(token.text))
  return (known < 0 ? tokens.length : known) > LONGEST_FIELD
}

/** "finance analyst stage 2": "stage" belongs to the stage, not to the job. */
function startsLongerCut(token: Token, cuts: Found[]): boolean {
  return cuts.some((cut) => cut.start === token.start && cut.end > token.end)
}

function startsCompany(tokens: Token[], isCompany: (words: string) => boolean, text: string): boolean {
  const start = tokens[0]?.start ?? 0
  return tokens.some((token) => isCompany(text.slice(start, token.end)))
}
