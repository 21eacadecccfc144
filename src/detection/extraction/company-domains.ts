import type { Guest } from '../guests.ts'

/** The domains of companies on the event that are not the owner's own. */
export function companyDomains(guests: Guest[]): string[] {
  return [
    ...new Set(guests.flatMap((guest) => (guest.domain && guest.kind !== 'colleague' ? [guest.domain] : []))),
  ]
}
