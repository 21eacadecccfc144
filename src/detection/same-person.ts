import type { Person } from './interview-detection.ts'

type Named = Pick<Person, 'name' | 'email'>

/** Two mentions of one person: by address where both have one, else by name. What is unknown is nobody's match. */
export function isSamePerson(a: Named, b: Named): boolean {
  if (a.email !== null && b.email !== null) return a.email === b.email
  return a.name !== null && b.name !== null && a.name.toLowerCase() === b.name.toLowerCase()
}
