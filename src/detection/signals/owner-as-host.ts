import { isOwnEntry } from '../extraction/company-people.ts'
import type { Clue, Findings } from './clue.ts'

/** Whose entry it is: candidates are invited, or note it in a calendar of their own. */
export function ownerAsHost({ reading }: Findings): Clue[] {
  // Without an organiser nobody was invited: a note may list who will be there.
  if (!isOwnEntry(reading) || reading.event.organizer === null) return []
  const invited = reading.guests.find(
    ({ kind }) => kind !== 'owner' && kind !== 'thing' && kind !== 'platform',
  )
  if (!invited) return []
  return [
    {
      signal: 'owner-invites',
      strength: 1,
      evidence: `${invited.name ?? invited.email} is invited by you, as candidates are by those who interview them`,
    },
  ]
}
