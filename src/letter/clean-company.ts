import { capitalsToTitle } from './capitals-to-title.ts'
import { cleanName } from './clean-text.ts'
import { remembered } from './remembered.ts'

const legalForm =
  /[\s,]+(?:(?:g?GmbH|UG|AG|SE|KGaA|KG|OHG|GbR|mbH|e\.\s?V\.|S\.?\s?A\.?\s?S\.?U?\.?|S\.?A\.?R\.?L\.?|S\.?\s?L\.?\s?U?\.?|S\.?\s?A\.?|S\.?\s?p\.?\s?A\.?|S\.?\s?r\.?\s?l\.?s?\.?|B\.?V\.?|N\.?V\.?|Lda\.?|Unipessoal|Ltda?\.?|Limited|LLC|LLP|Inc\.?|Corp\.?|plc|Pty|Co\.?)(?:\s*&\s*Co\.?)?)$/iu

/** The company as one says it: without its legal form ("Lumen Events GmbH & Co. KG" → "Lumen Events"). Null if unusable. */
export function cleanCompany(value: string | null): string | null {
  return value === null || value.length > 300 ? null : cleaned(value).company
}

const cleaned = remembered((value: string) => ({ company: companyIn(value) }))

function companyIn(value: string): string | null {
  const line = cleanName(value.replace(/\s*[([][^)\]]*[)\]]/gu, ''), 60)
  if (line === null || line.includes('@')) return null
  let name = line
  for (let shorter = name.replace(legalForm, ''); shorter !== name; shorter = name.replace(legalForm, '')) {
    name = shorter
  }
  name = name.replace(/[\s,.&-]+$/u, '')
  if (!/\p{L}/u.test(name)) return null
  return name.includes(' ') ? capitalsToTitle(name) : name
}
