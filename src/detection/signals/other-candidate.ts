import { nameFits } from '../extraction/person-name.ts'
import { isFreeMail } from '../guests.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'
import { jobAsTopic } from './talk-about-job.ts'

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
  const isTalk =
    jobAsTopic(findings.reading) !== null && occurs(findings.reading.lexicon.meeting, text.foldedTitle)
  return ownerSaid || isTalk ? [] : namedBesideRole(findings)
}

/** "Interview: Anna Berg (Barista)" in one's own calendar: her name stands where a candidate's stands. */
function namedBesideRole({ reading, role, company, people }: Findings): Clue[] {
  const { titleParts, guests, rules, owner, lexicon } = reading
  const organizer = guests.find((guest) => guest.organizer)
  if (organizer !== undefined && organizer.kind !== 'owner' && organizer.kind !== 'colleague') return []
  const employed = !isFreeMail(owner.email, rules)
  if (!employed && firstMention(lexicon.recruiting.functions, reading) !== null) return []
  const person = titleParts.find((part) => part.kind === 'person' && part.lead !== 'at')
  if (
    !person ||
    person.certain ||
    nameFits(people.recruiter?.name ?? null, person.text) ||
    !people.interviewers.some(({ name }) => nameFits(name, person.text))
  )
    return []
  if (guests.some((guest) => guest.kind === 'outsider' && nameFits(guest.name, person.text))) return []
  if (person.lead === 'with' && (company !== null || role === null)) return []
  const whole = person.text.includes(' ')
  const strength =
    person.lead === 'with'
      ? employed
        ? 0.6
        : 0.3
      : employed
        ? 0.9
        : whole
          ? 0.7
          : company === null
            ? 0.4
            : 0.2
  return [
    {
      signal: 'other-candidate',
      strength,
      evidence: `${person.text} seems to be the candidate, not you`,
    },
  ]
}
