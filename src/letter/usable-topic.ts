import { cleanName } from './clean-text.ts'

const longest = 60
const speaksOfMe = /(?:^|[^\p{L}])(?:I|I['’](?:m|ve|d|ll)|ich|je|j['’]\p{L}+|yo|io|eu|ik)(?=$|[^\p{L}])/u
const money =
  /[€$£¥]|\b(?:eur|usd|gbp|chf|salary|pay|gehalt|lohn|salaire|salario|sueldo|stipendio|salário|ordenado|salaris|loon)\b/iu
const sentence = /[.!?;:]/u

/** Words which betray a language. The letter's own language is asked first, so a word may stand in several lines. */
const tellTales: Readonly<Record<string, RegExp>> = {
  en: /\b(?:the|of|and|with|your|how)\b/iu,
  de: /\b(?:der|und|für|mit|das|dem|des|zum|zur|eine[rmn]?|bei)\b/iu,
  fr: /\b(?:les|des|du|et|avec|pour|une|sur)\b|\b[ld]['’]/iu,
  es: /\b(?:el|los|las|y|con|para|una)\b/iu,
  it: /\b(?:il|gli|della|dello|delle|dei|di|per|che|nella|una|con)\b/iu,
  pt: /\b(?:os|da|do|dos|das|com|uma|na|nas|no|nos|ao|em|para|pela|pelo)\b/iu,
  nl: /\b(?:het|een|van|voor|met|bij|jullie|onze)\b/iu,
}

/**
 * The user's topic when it can stand as a bare noun phrase in a letter of that language; else null. Notes with a
 * subject "I", a person's name, money, several lines or another language than the letter are left out.
 */
export function usableTopic(topic: string | null, language: string, names: readonly string[]): string | null {
  if (topic === null || /[\r\n]/u.test(topic.trim())) return null
  const line = cleanName(topic, longest)?.replace(/\.$/u, '') ?? null
  if (line === null || speaksOfMe.test(line) || money.test(line) || sentence.test(line)) return null
  if (names.some((name) => saysName(line, name)) || isOfAnotherLanguage(line, language)) return null
  return line
}

function saysName(line: string, name: string): boolean {
  const said = line.toLowerCase().split(/[^\p{L}]+/u)
  return name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((part) => part.length > 2 && said.includes(part))
}

function isOfAnotherLanguage(line: string, language: string): boolean {
  if (tellTales[language]?.test(line)) return false
  return Object.entries(tellTales).some(([other, words]) => other !== language && words.test(line))
}
