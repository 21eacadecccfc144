import { nameFits } from '../extraction/person-name.ts'
import { findAll } from '../text/term-pattern.ts'
import type { Clue, Findings } from './clue.ts'

/** Somebody other than the owner looks like the one who is assessed. */
export function otherCandidate(findings: Findings): Clue[] {
  const { guests, text, ownerName } = findings.reading
  const stranger = guests.find((guest) => guest.kind === 'private' && guest.email !== null)
  if (stranger) {
    return [
      {
        signal: 'other-candidate',
        strength: stranger.organizer ? 0.5 : 1,
        evidence: `${stranger.name ?? stranger.email} comes with a private address, as candidates do`,
      },
    ]
  }
  const ownerSaid = ownerName !== null && findAll(ownerName, text.foldedTitle).length > 0
  return ownerSaid ? [] : namedBesideRole(findings)
}

/** "Interview: Anna Berg (Barista)" in one's own calendar: her name stands where a candidate's stands. */
function namedBesideRole({ reading, role, company }: Findings): Clue[] {
  const { titleParts, guests } = reading
  const organizer = guests.find((guest) => guest.organizer)
  const invited = organizer !== undefined && organizer.kind !== 'owner' && organizer.kind !== 'colleague'
  const person = titleParts.find(
    (part) => part.kind === 'person' && part.text.includes(' ') && part.lead !== 'at',
  )
  if (
    !person ||
    invited ||
    guests.some((guest) => guest.kind === 'outsider' && nameFits(guest.name, person.text))
  )
    return []
  const strength = person.lead === 'with' ? 0.3 : 0.9
  if (company !== null && person.lead === 'with') return []
  if (role === null && person.lead === 'with') return []
  return [
    {
      signal: 'other-candidate',
      strength,
      evidence: `${person.text} stands where a candidate's name stands`,
    },
  ]
}
