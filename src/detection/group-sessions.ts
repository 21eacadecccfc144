import type { CalendarEvent } from '../calendar/calendar-event.ts'
import type { Detection } from './interview-detection.ts'
import { localDate } from './local-date.ts'
import { isSameCompany, isSameRole, mayBeSame } from './same-employer.ts'

/** One event that was found to be, or maybe to be, an interview. */
export interface Session {
  event: CalendarEvent
  detection: Detection
  calledOff: 'cancelled' | 'declined' | null
}

export interface GroupingRules {
  /** Sessions of one day with longer gaps are interviews of their own; minutes. */
  loopGapMinutes: number
}

/**
 * Puts the back-to-back sessions of one day at one company together: they are one interview with several people.
 * Doubtful sessions join a loop only when at least one session of it is certain.
 */
export function groupSessions(sessions: Session[], rules: GroupingRules): Session[][] {
  const inOrder = sessions.toSorted(
    (a, b) => compare(a.event.start.instant, b.event.start.instant) || compare(a.event.uid, b.event.uid),
  )
  const groups: Session[][] = []
  for (const session of inOrder) {
    const group = groups.find((members) => belongsTo(session, members, rules))
    if (group) group.push(session)
    else groups.push([session])
  }
  return groups
}

function belongsTo(session: Session, members: Session[], rules: GroupingRules): boolean {
  const isCertain = [session, ...members].some(({ detection }) => detection.verdict === 'interview')
  return (
    isCertain &&
    members.some((member) => isNear(member, session, rules)) &&
    members.every((m) => isAlike(m, session))
  )
}

function isNear(earlier: Session, later: Session, { loopGapMinutes }: GroupingRules): boolean {
  const gap = Date.parse(later.event.start.instant) - Date.parse(earlier.event.end.instant)
  return localDate(earlier.event) === localDate(later.event) && gap <= loopGapMinutes * 60_000
}

function isAlike(a: Session, b: Session): boolean {
  return isSameEmployer(a, b) && mayBeSame(a.detection.role, b.detection.role, isSameRole)
}

/** By name; where one of them has none, by who invites. */
function isSameEmployer(a: Session, b: Session): boolean {
  const [x, y] = [a.detection.company, b.detection.company]
  if (x !== null && y !== null) return isSameCompany(x, y)
  const [from, other] = [a.event.organizer?.email, b.event.organizer?.email]
  return from !== undefined && from !== null && from === other && !isOwnEntry(a, from)
}

/** An address that organises and attends nothing else is the owner's own note; it says nothing of the company. */
function isOwnEntry({ event }: Session, organizer: string): boolean {
  return event.attendees.every(({ email }) => email === organizer)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
