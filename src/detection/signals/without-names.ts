import { foldText } from '../text/fold-text.ts'
import type { Findings } from './clue.ts'

/** The folded title with the role and the employer blanked out: "Volunteer Coordinator" is no volunteering. */
export function titleWithoutNames({ reading, role, company }: Findings): string {
  const names = [role, role === null ? null : company].filter((name) => name !== null)
  return names.reduce((title, name) => {
    const folded = foldText(name)
    return folded.length < 3 ? title : title.replaceAll(folded, ' '.repeat(folded.length))
  }, reading.text.foldedTitle)
}
