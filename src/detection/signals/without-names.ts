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
  const names = [role, known ? company : null].filter((name) => name !== null)
  return names.reduce((rest, name) => {
    const folded = foldText(name.replace(/^(?:\p{Ll}[\p{L}'’.]*\s+)+(?=\p{Lu})/u, ''))
    return folded.length < 3 ? rest : rest.replaceAll(folded, ' '.repeat(folded.length))
  }, text)
}

/** "Riverside School", "Klinikum Ost": a proper name around the word for what it is. */
function isOrganisation(company: string, { lexicon, guests }: Findings['reading']): boolean {
  if (companyDomains(guests).some((domain) => likeness(company, domain) > 0.6)) return true
  const folded = foldText(company)
  return findAll(lexicon.companyWords, folded).some(({ start, end }) => end - start < folded.length)
}
