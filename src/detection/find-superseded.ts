import type { Reason } from './interview-detection.ts'
import { localDate } from './local-date.ts'
import { isNearTitle } from './near-title.ts'
import type { KnownSession } from './recognise-interviews.ts'
import { ANSWERED } from './remembered-answers.ts'
import { isSameCompany, isSameRole, mayBeSame } from './same-employer.ts'
import { isSamePerson } from './same-person.ts'

/** The signal of an interview which may have been given a new time by a later invitation. */
export const SUPERSEDED = 'superseded'

/**
 * Interviews which a newer invitation seems to have given another time. Calendar files out of a mail are not linked to
 * their updates (Greenhouse says so): the old event stays where it is, and nobody may ever come to it. Answers the
 * newer session by the older one.
 */
export function findSuperseded(sessions: KnownSession[]): Map<KnownSession, KnownSession> {
  const standing = sessions.filter(
    ({ calledOff, detection }) => calledOff === null && detection.verdict === 'interview',
  )
  const superseded = new Map<KnownSession, KnownSession>()
  for (const older of standing) {
    const newer = standing.filter((other) => supersedes(other, older)).sort(latestFirst)[0]
    if (newer) superseded.set(older, newer)
  }
  return superseded
}

/** Why the user is asked, in words for them. */
export function supersededReason({ event }: KnownSession): Reason {
  const day = localDate(event)
  const evidence = `A newer invitation with nearly the same title is for ${day}: this one may have been moved there`
  return { signal: SUPERSEDED, weight: 0, evidence }
}

function supersedes(newer: KnownSession, older: KnownSession): boolean {
  return (
    newer.event.uid !== older.event.uid &&
    newer.event.start.instant !== older.event.start.instant &&
    !isAnswered(older) &&
    cameWhileAhead(newer, older) &&
    isSameMeeting(newer, older)
  )
}

/** The user has said that this one takes place. */
function isAnswered({ detection }: KnownSession): boolean {
  return detection.reasons.some(({ signal }) => signal === ANSWERED)
}

/** What comes after an interview is over is its next round, not its new time. */
function cameWhileAhead(newer: KnownSession, older: KnownSession): boolean {
  const came = cameAfter(newer, older)
  return came !== null && came < older.event.end.instant
}

/** When the newer came, if it did: seen later, or, where both were found in one calendar at once, written later. */
function cameAfter(newer: KnownSession, older: KnownSession): string | null {
  if (newer.firstSeenAt !== older.firstSeenAt)
    return newer.firstSeenAt > older.firstSeenAt ? newer.firstSeenAt : null
  const [written, before] = [newer.event.updatedAt, older.event.updatedAt]
  return written !== null && before !== null && written > before ? written : null
}

/** Same company, near title, and nothing that tells two rounds apart: another stage, role or other people. */
function isSameMeeting(a: KnownSession, b: KnownSession): boolean {
  const [x, y] = [a.detection, b.detection]
  return (
    x.company !== null &&
    y.company !== null &&
    isSameCompany(x.company, y.company) &&
    x.stage === y.stage &&
    mayBeSame(x.role, y.role, isSameRole) &&
    isNearTitle(a.event.title, b.event.title) &&
    meetsSamePeople(a, b)
  )
}

/** On one day two sessions are a loop, unless they are with the same people. */
function meetsSamePeople(a: KnownSession, b: KnownSession): boolean {
  const [x, y] = [a.detection.interviewers, b.detection.interviewers]
  const isOneDay = localDate(a.event) === localDate(b.event)
  if (x.length === 0 || y.length === 0) return !isOneDay
  return x.some((person) => y.some((other) => isSamePerson(person, other)))
}

function latestFirst(a: KnownSession, b: KnownSession): number {
  return a.firstSeenAt < b.firstSeenAt ? 1 : -1
}
