import { foldText } from '../text/fold-text.ts'
import type { Clue, Findings } from './clue.ts'

/** A job title, or an employer, named in the event. */
export function roleAndCompany({ reading, role, company, companySureness }: Findings): Clue[] {
  const clues: Clue[] = []
  if (role !== null) clues.push({ signal: 'role-named', strength: 1, evidence: `A job is named: “${role}”` })
  const written =
    company !== null && `${reading.text.foldedTitle}\n${reading.text.foldedBody}`.includes(foldText(company))
  if (company !== null && written) {
    clues.push({
      signal: 'company-named',
      strength: companySureness,
      evidence: `An employer is named: “${company}”`,
    })
  }
  return clues
}
