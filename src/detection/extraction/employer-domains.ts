import type { Guest } from '../guests.ts'
import type { Reading } from '../reading.ts'
import { domainLabel, likeness } from '../text/domain-name.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { findAll } from '../text/term-pattern.ts'
import { companyDomains } from './company-domains.ts'

/** Domains that can be the employer's: not the agency's when somebody from elsewhere takes part too. */
export function employerDomains(guests: Guest[], reading: Reading): string[] {
  const domains = companyDomains(guests)
  const others = domains.filter((domain) => !isAgencyDomain(domain, reading))
  return others.length > 0 ? others : domains
}

/** True when the domain's name, or the text beside its name, says that its owner recruits for others. */
export function isAgencyDomain(domain: string, { rules, lexicon, titleParts, bodyParts }: Reading): boolean {
  const label = squash(domainLabel(domain))
  if (rules.agencyWords.some((word) => label.endsWith(word) || label.startsWith(word))) return true
  return [...titleParts, ...bodyParts].some(
    ({ kind, text }) =>
      kind === 'other' &&
      findAll(lexicon.agencyWords, foldText(text)).length > 0 &&
      likeness(text, domain) > 0.4,
  )
}
