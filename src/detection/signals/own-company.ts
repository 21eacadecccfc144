import { type Clue, type Findings, firstMention } from './clue.ts'

/** Colleagues on the event: the owner's company more likely hires than assesses its own people. */
export function ownCompany({ reading }: Findings): Clue[] {
  const internal = firstMention(reading.lexicon.direction.internal, reading)
  if (internal)
    return [
      {
        signal: 'internal-vacancy',
        strength: 1,
        evidence: `${internal.words}, a vacancy inside your own company`,
      },
    ]
  const colleague = reading.guests.find((guest) => guest.kind === 'colleague' || isOwnMailbox(guest, reading))
  if (!colleague) return []
  const who = colleague.name ?? colleague.email
  return colleague.organizer
    ? [{ signal: 'own-company', strength: 1, evidence: `${who}, who invites, is at your own company` }]
    : [{ signal: 'own-company', strength: 0.9, evidence: `${who} is at your own company` }]
}

function isOwnMailbox(
  guest: Findings['reading']['guests'][number],
  { owner, rules }: Findings['reading'],
): boolean {
  const host = owner.email.split('@')[1] ?? ''
  return (
    guest.kind === 'mailbox' &&
    guest.domain !== null &&
    !rules.freeMail.domains.has(host) &&
    (host === guest.domain || host.endsWith(`.${guest.domain}`))
  )
}
