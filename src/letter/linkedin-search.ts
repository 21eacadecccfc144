import { cleanCompany } from './clean-company.ts'
import { personName } from './person-name.ts'

/** Link to LinkedIn's people search for one person, to be opened by the user. Null when there is no name to look for. */
export function linkedInSearch(person: {
  name: string | null
  email: string | null
  company: string | null
}): string | null {
  const name = personName(person.name, person.email)?.whole
  if (name === undefined) return null
  const link = new URL('https://www.linkedin.com/search/results/people/')
  link.searchParams.set('keywords', [name, cleanCompany(person.company)].filter(Boolean).join(' '))
  return link.href
}
