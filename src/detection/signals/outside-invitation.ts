import type { Clue, Findings } from './clue.ts'

/** A company invites, and the owner is the only one from outside it. */
export function outsideInvitation({ reading }: Findings): Clue[] {
  const organizer = reading.guests.find((guest) => guest.organizer)
  if (
    !organizer ||
    organizer.kind === 'owner' ||
    organizer.kind === 'colleague' ||
    organizer.kind === 'private'
  )
    return []
  const others = reading.guests.filter((guest) => guest.kind === 'private' || guest.kind === 'colleague')
  if (others.length > 0) return []
  const who = organizer.name ?? organizer.email ?? 'A company'
  if (organizer.kind === 'mailbox')
    return [{ signal: 'outside-invitation', strength: 1, evidence: `${who} invites you` }]
  if (organizer.kind === 'outsider')
    return [
      { signal: 'outside-invitation', strength: 0.7, evidence: `${who} invites you from another company` },
    ]
  return []
}
