import { findAll } from '../text/term-pattern.ts'
import type { Clue, Findings } from './clue.ts'

/** The owner's own name beside a company or a role: they are the one who is talked to. */
export function ownerNamed({ reading, role, company }: Findings): Clue[] {
  if (!reading.ownerName || (role === null && company === null)) return []
  if (findAll(reading.ownerName, reading.text.foldedTitle).length === 0) return []
  return [
    {
      signal: 'owner-named',
      strength: role === null ? 0.7 : 1,
      evidence: `The title names you beside ${role ?? company}`,
    },
  ]
}
