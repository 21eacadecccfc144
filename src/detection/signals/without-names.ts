import { companyDomains } from '../extraction/company-domains.ts'
import { likeness } from '../text/domain-name.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import type { Findings } from './clue.ts'

/** The folded title with the role and the employer blanked out: "Volunteer Coordinator" is no volunteering. */
export function titleWithoutNames(findings: Findings): string {
  return withoutNames(findings.reading.text.foldedTitle, findings)
}

/** The same of the description. */
export function bodyWithoutNames(findings: Findings): string {
  return withoutNames(findings.reading.text.foldedBody, findings)
}

function withoutNames(text: string, { reading, role, company }: Findings): string {
  const known = role !== null || (company !== null && isOrganisation(company, reading))
  const names = [role ?? '', ...(known ? properNames(company ?? '') : [])]
  return names.reduce((rest, name) => {
    const folded = foldText(name)
    return folded.length < 3 ? rest : rest.replaceAll(folded, ' '.repeat(folded.length))
  }, text)
}

/** "Plate & Pass magazine" without "magazine": a small word at either end tells what something is, not what it is called. */
function properNames(company: string): string[] {
  const named = company.match(/[\p{Lu}\p{N}](?:.*[\p{Lu}\p{N}])?[\p{L}\p{N}'’.]*/u)?.[0]
  return [named ?? company]
}

/** "Riverside School", "Klinikum Ost": a proper name around the word for what it is. */
function isOrganisation(company: string, { lexicon, guests }: Findings['reading']): boolean {
  if (companyDomains(guests).some((domain) => likeness(company, domain) > 0.6)) return true
  const folded = foldText(company)
  return findAll(lexicon.companyWords, folded).some(({ start, end }) => end - start < folded.length)
}
