import { capitalsToTitle } from './capitals-to-title.ts'
import { cleanName } from './clean-text.ts'
import { remembered } from './remembered.ts'

const letterOfGender = '(?:m|w|d|f|x|h|v|i|n|gn|div)'
const genderTail = new RegExp(
  `\\s*(?:[([]\\s*${letterOfGender}(?:\\s*[/|,*.]\\s*${letterOfGender}){1,3}\\s*[)\\]]|(?:^|[\\s,-])${letterOfGender}(?:\\s?[/|]\\s?${letterOfGender}){1,3}(?=$|[\\s,;)-]))`,
  'giu',
)
const openToAll = /\s*[([]?\b(?:all genders?|gn|alle geschlechter|any gender|divers)\b[)\]]?\s*$/iu
const reference =
  /[\s,–-]*[([]?\s*(?:#\s?\d+|\b(?:req(?:uisition)?|ref(?:erence|erenz)?|réf|job|id|jr|r|nr|no|nº|kennziffer|vacancy)[\s.:#_-]*(?:id[\s.:#_-]*)?[a-z]{0,3}-?\d{2,}[\w-]*|\d{4,})\s*[)\]]?/giu
const secondThought = /\s+[–—-]\s+|\s*[|•·]\s+|\s+@\s+|\s*[;:]\s+/u
const germanEnding = /(?<=\p{Ll})(?:\/-?|\*|_)in(nen)?\b|(?<=\p{Ll})\(in\)/gu
const markedGender =
  /\p{L}(?:\((?:a|e|o|ne|trice|ra)\)|[·•.](?:e|ne|trice|ère|se)\b|\/-?(?:a|o|e|ra|ne|trice|frau|mann|euse|rice)\b|@)/iu
const placeTail =
  /,\s*(?:remote|hybrid|on-?site|home ?office|berlin|hamburg|münchen|munich|köln|cologne|frankfurt|stuttgart|düsseldorf|leipzig|wien|vienna|zürich|zurich|genève|geneva|basel|bern|london|manchester|birmingham|edinburgh|dublin|paris|lyon|marseille|lille|bordeaux|nantes|bruxelles|brussels|brussel|antwerpen|amsterdam|rotterdam|utrecht|den haag|eindhoven|madrid|barcelona|valencia|sevilla|bilbao|lisboa|lisbon|porto|roma|rome|milano|milan|torino|bologna|firenze|napoli|new york|boston|chicago|toronto|singapore|dubai)\b.*$/iu

/**
 * The role as one says it in a sentence: without "(m/w/d)", reference numbers, cities and shouting. A title which can
 * only be said in one gender ("Coordinador/a") gives null, as does anything that is no title.
 */
export function cleanRole(value: string | null): string | null {
  return value === null || value.length > 300 ? null : cleaned(value).role
}

const cleaned = remembered((value: string) => ({ role: roleIn(value) }))

function roleIn(value: string): string | null {
  const bare = value
    .replace(genderTail, '')
    .replace(openToAll, '')
    .replace(reference, '')
    .replace(germanEnding, ':in')
  const main = bare.split(secondThought)[0] ?? ''
  if (markedGender.test(main)) return null
  const words = main.replace(/\s*[([][^)\]]*[)\]]/gu, '').replace(placeTail, '')
  const line = cleanName(words.replace(/[\s,.–-]+$/u, '').replace(/^[\s,.–-]+/u, ''), 80)
  if (line === null || !/\p{L}{2}/u.test(line) || isGenderPair(line)) return null
  return capitalsToTitle(line.replace(/\s*\/\s*/gu, ' & '))
}

/** "Assistent/Assistentin": one word in both genders. */
function isGenderPair(line: string): boolean {
  return [...line.matchAll(/(\p{L}+)\s*\/\s*(\p{L}+)/gu)].some(
    ([, left, right]) =>
      left !== undefined && right?.slice(0, 4).toLowerCase() === left.slice(0, 4).toLowerCase(),
  )
}
