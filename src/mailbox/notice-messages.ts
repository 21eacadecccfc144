import { processState } from '../followup/outcome.ts'
import { isLetterKind, type LetterTaskKind } from '../followup/task.ts'
import { recipientsOf } from '../letter/recipients.ts'
import type { Dossier } from '../store/dossiers.ts'
import { isAbout } from './about-process.ts'
import type { SeenMessage } from './conversation-port.ts'
import { takesPart, writtenAt } from './seen-messages.ts'

/** Somebody of a process wrote to the user. */
export interface NoticedReply {
  processId: string
  /** ISO instant in UTC. */
  at: string
}

/** The user wrote to somebody by themself what we would have drafted. */
export interface WrittenByHand {
  dossier: Dossier
  kind: LetterTaskKind
  person: { name: string | null; email: string }
  message: SeenMessage
}

export interface Noticed {
  replies: NoticedReply[]
  byHand: WrittenByHand[]
}

/** How long before its time a check-in of the user's own counts as that check-in; milliseconds. */
const aheadOfTime = 3 * 24 * 60 * 60 * 1000

/**
 * What messages say about the interviews: who answered, and what the user wrote by hand, from whichever of their
 * addresses. `companyDomain` answers the
 * domain of an employer's address, and null for mail providers and hiring platforms.
 */
export function noticeMessages(
  dossiers: Dossier[],
  messages: readonly SeenMessage[],
  ownEmails: readonly string[],
  companyDomain: (email: string) => string | null,
): Noticed {
  const ours = new Set(dossiers.flatMap(({ drafts }) => drafts.map(({ messageId }) => messageId)))
  const written = messages.filter(({ isAutomatic }) => !isAutomatic)
  const received = written.filter(({ from }) => !ownEmails.includes(from))
  const sent = written.filter(({ from, messageId }) => ownEmails.includes(from) && !ours.has(messageId))
  return {
    replies: received.flatMap((message) => repliesIn(dossiers, message, companyDomain)),
    byHand: sent.flatMap((message) => byHandIn(dossiers, message)),
  }
}

/** Everybody of an interview with an address. */
export function peopleOf({ interview, agreement }: Dossier): string[] {
  const people = [...interview.interviewers.map(({ email }) => email), interview.recruiter?.email]
  const found = [...people, agreement?.contactEmail].filter((email) => typeof email === 'string')
  return [...new Set(found)]
}

/**
 * The processes a message answers: those whose letters it refers to, else those of the person, else of the company; of
 * several, those that its subject names, if it names any.
 */
function repliesIn(
  dossiers: Dossier[],
  message: SeenMessage,
  companyDomain: (email: string) => string | null,
): NoticedReply[] {
  const waiting = dossiers.filter(
    ({ interview, outcomes }) => interview.end <= message.at && processState(outcomes) === 'open',
  )
  const referring = waiting.filter(({ drafts }) =>
    drafts.some(({ messageId }) => message.references.includes(messageId)),
  )
  const ofPerson = waiting.filter((dossier) => peopleOf(dossier).includes(message.from))
  const ofCompany = waiting.filter((dossier) =>
    peopleOf(dossier).some((email) => writtenAt(message, companyDomain(email))),
  )
  const [nearest = []] = [referring, ofPerson, ofCompany].filter((found) => found.length > 0)
  const named = nearest.filter((dossier) => isAbout(message, [dossier]))
  const answered = named.length > 0 ? named : nearest
  const ids = new Set(answered.flatMap(({ process }) => (process ? [process.id] : [])))
  return [...ids].map((processId) => ({ processId, at: message.at }))
}

/** The letters of ours that the user's own message makes needless, at the last talk with each person. */
function byHandIn(dossiers: Dossier[], message: SeenMessage): WrittenByHand[] {
  const held = dossiers
    .filter(({ interview }) => interview.end <= message.at && interview.state === 'scheduled')
    .toSorted((a, b) => (a.interview.end < b.interview.end ? 1 : -1))
  return message.to.flatMap((email) => {
    const withThem = held.filter((each) => peopleOf(each).includes(email))
    const dossier = withThem.find((each) => isAbout(message, [each])) ?? withThem[0]
    return dossier ? coveredLetters(dossier, message, email) : []
  })
}

function coveredLetters(dossier: Dossier, message: SeenMessage, email: string): WrittenByHand[] {
  return dossier.tasks.flatMap(({ kind, state, availableAt, lapsesAt }) => {
    if (state !== 'planned' || !isLetterKind(kind) || message.at >= lapsesAt) return []
    if (!isCovered(kind, availableAt, message) || !takesPart(message, email)) return []
    const recipients = recipientsOf(kind, { ...dossier, ownEmail: message.from })
    const person = recipients.find((recipient) => recipient.email === email)
    return person && isOursToDrop(dossier, kind, email) ? [{ dossier, kind, person, message }] : []
  })
}

/** Any message after the talk serves as thanks; one around its time serves as a check-in. */
function isCovered(kind: LetterTaskKind, availableAt: string, { at }: SeenMessage): boolean {
  if (kind === 'thank-you') return true
  return kind.startsWith('check-in') && Date.parse(at) >= Date.parse(availableAt) - aheadOfTime
}

/** A draft that the user edited, sent or deleted is theirs already. */
function isOursToDrop({ drafts }: Dossier, kind: LetterTaskKind, email: string): boolean {
  const draft = drafts.find((each) => each.kind === kind && each.person === email)
  return !draft || !['edited', 'sent', 'deleted'].includes(draft.state)
}
