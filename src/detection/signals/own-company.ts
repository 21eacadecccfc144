import { occurs } from '../text/term-pattern.ts'
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
  const share = isAboutOwner(reading) ? ABOUT_OWNER : 1
  return colleague.organizer
    ? [{ signal: 'own-company', strength: share, evidence: `${who}, who invites, is at your own company` }]
    : [{ signal: 'own-company', strength: 0.9 * share, evidence: `${who} is at your own company` }]
}

/** A colleague invites to "Duty Manager interview – Summer", and Summer is the owner. */
const ABOUT_OWNER = 0.4

function isAboutOwner({ ownerName, text, lexicon }: Findings['reading']): boolean {
  if (ownerName === null || !occurs(ownerName, text.foldedTitle)) return false
  return (
    occurs(lexicon.interview.certain, text.foldedTitle) || occurs(lexicon.interview.likely, text.foldedTitle)
  )
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
