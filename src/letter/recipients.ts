import type { Interview } from '../detection/interview.ts'
import type { Person } from '../detection/interview-detection.ts'
import type { Agreement } from '../followup/agreement.ts'
import type { LetterTaskKind } from '../followup/task.ts'

/** Who a letter goes to. */
export interface LetterRecipient {
  name: string | null
  email: string
  title: string | null
  isRecruiter: boolean
  /** Names of those who cannot be written to directly: this person is asked to pass the thanks on. */
  passOnTo: string[]
  /** True when the letter goes to somebody who arranged the talk instead of to those who led it. */
  isCoordinator: boolean
}

export interface KnownPeople {
  interview: Pick<Interview, 'interviewers' | 'recruiter'>
  agreement: Agreement | null
  /** Address of the user, who never writes to themself. */
  ownEmail: string
}

/** Everybody the letter of this kind is written to: each once, sorted by address. Empty when no address is known. */
export function recipientsOf(kind: LetterTaskKind, people: KnownPeople): LetterRecipient[] {
  const found = chosenRecipients(kind, people).filter(({ email }) => email !== people.ownEmail)
  const unique = new Map(found.toReversed().map((recipient) => [recipient.email, recipient]))
  return [...unique.values()].toSorted((a, b) => (a.email < b.email ? -1 : 1))
}

function chosenRecipients(kind: LetterTaskKind, people: KnownPeople): LetterRecipient[] {
  const recruiter = recruiterOf(people)
  const contact = contactOf(people)
  const panel = panelOf(people)
  if (kind === 'thank-you') return [...panel, ...throughSomebody(people, panel, recruiter ?? contact)]
  if (kind === 'ask-feedback' || kind === 'share-with-recruiter') return recruiter ? [recruiter] : []
  if (kind === 'questions') return first(contact, panel[0], recruiter)
  return first(contact, recruiter, panel[0])
}

function first(...candidates: (LetterRecipient | null | undefined)[]): LetterRecipient[] {
  const found = candidates.find((candidate) => candidate)
  return found ? [found] : []
}

/** Thanks for those without an address go through whoever arranged the talk, unless that person is thanked anyway. */
function throughSomebody(
  { interview, ownEmail }: KnownPeople,
  panel: LetterRecipient[],
  somebody: LetterRecipient | null,
): LetterRecipient[] {
  const withoutAddress = interview.interviewers.filter(({ email, name }) => !email && name !== null)
  const isNeeded = panel.length === 0 || withoutAddress.length > 0
  if (!somebody || !isNeeded || somebody.email === ownEmail) return []
  if (panel.some(({ email }) => email === somebody.email)) return []
  const passOnTo = withoutAddress.flatMap(({ name }) => (name && name !== somebody.name ? [name] : []))
  return [{ ...somebody, passOnTo, isCoordinator: true }]
}

function panelOf({ interview, ownEmail }: KnownPeople): LetterRecipient[] {
  const recruiterEmail = interview.recruiter?.email ?? null
  return interview.interviewers
    .filter(({ email }) => email !== ownEmail)
    .flatMap((person) => toRecipient(person, person.email !== null && person.email === recruiterEmail) ?? [])
}

function recruiterOf({ interview }: KnownPeople): LetterRecipient | null {
  return interview.recruiter ? toRecipient(interview.recruiter, true) : null
}

function contactOf({ agreement, interview }: KnownPeople): LetterRecipient | null {
  if (!agreement?.contactEmail) return null
  const known = [...interview.interviewers, ...(interview.recruiter ? [interview.recruiter] : [])].find(
    ({ email }) => email === agreement.contactEmail,
  )
  const name = agreement.contactName ?? known?.name ?? null
  const isRecruiter = interview.recruiter?.email === agreement.contactEmail
  return toRecipient({ name, email: agreement.contactEmail, title: known?.title ?? null }, isRecruiter)
}

function toRecipient({ name, email, title }: Person, isRecruiter: boolean): LetterRecipient | null {
  if (email === null) return null
  return { name, email, title, isRecruiter, passOnTo: [], isCoordinator: false }
}
