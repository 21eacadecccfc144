import { earlierOf } from '../shared/instants.ts'
import { stableId } from '../shared/stable-id.ts'
import { eventIdentity, isLaterRevision } from './event-identity.ts'
import { findSuperseded, supersededReason } from './find-superseded.ts'
import { type GroupingRules, groupSessions, type Session } from './group-sessions.ts'
import { type MergedInterview, mergeSessions } from './merge-sessions.ts'

/** A session together with what the store knows of it. */
export interface KnownSession extends Session {
  /** The stored copies of the event, one per calendar that shows it. */
  copyIds: string[]
  /** The interview it belonged to so far. */
  interviewId: string | null
  firstSeenAt: string
}

export interface RecognisedInterview extends MergedInterview {
  id: string
  firstSeenAt: string
  copyIds: string[]
}

/** Several calendars may show one event: the latest revision speaks for all copies. */
export function uniteCopies(copies: KnownSession[]): KnownSession[] {
  const united = new Map<string, KnownSession>()
  for (const copy of copies) {
    const identity = eventIdentity(copy.event)
    const known = united.get(identity)
    united.set(identity, known ? unite(known, copy) : copy)
  }
  return [...united.values()]
}

function unite(a: KnownSession, b: KnownSession): KnownSession {
  const [later, earlier] = speaksFirst(b, a) ? [b, a] : [a, b]
  return {
    ...later,
    copyIds: [...a.copyIds, ...b.copyIds],
    interviewId: later.interviewId ?? earlier.interviewId,
    firstSeenAt: earlierOf(a.firstSeenAt, b.firstSeenAt),
  }
}

/** At equal revisions, a copy that still stands counts more than one that vanished from its calendar. */
function speaksFirst(b: KnownSession, a: KnownSession): boolean {
  if (isLaterRevision(b.event, a.event)) return true
  if (isLaterRevision(a.event, b.event)) return false
  return a.calledOff !== null && b.calledOff === null
}

/**
 * Turns sessions into interviews. An interview keeps its identity while any of its sessions lives on; where a loop
 * falls apart, the part with the session it was named after keeps it. What a newer invitation seems to have moved is
 * asked about.
 */
export function recogniseInterviews(
  sessions: KnownSession[],
  rules: GroupingRules,
  userId: string,
): RecognisedInterview[] {
  const superseded = findSuperseded(sessions)
  const standing = sessions.filter((session) => !superseded.has(session))
  const groups = [...groupKnown(standing, rules), ...groupKnown([...superseded.keys()], rules)]
  const taken = new Set<string>()
  const named = new Map<KnownSession[], string>()
  const claim = (group: KnownSession[], id: string | undefined) => {
    if (id === undefined || named.has(group) || taken.has(id)) return
    named.set(group, id)
    taken.add(id)
  }
  const ownNames = (group: KnownSession[]) => group.map((session) => nameAfter(userId, session))
  for (const group of groups)
    claim(
      group,
      ownNames(group).find((name) => group.some((s) => s.interviewId === name)),
    )
  for (const group of groups)
    claim(
      group,
      group.flatMap((s) => s.interviewId ?? []).find((id) => !taken.has(id)),
    )
  for (const group of groups)
    claim(
      group,
      ownNames(group).find((name) => !taken.has(name)) ?? stableId('interview', ...ownNames(group)),
    )
  return groups.flatMap((group) => {
    const id = named.get(group)
    return id === undefined ? [] : [describe(group, id, superseded)]
  })
}

function groupKnown(sessions: KnownSession[], rules: GroupingRules): KnownSession[][] {
  const known = new Map(sessions.map((session) => [session as Session, session]))
  return groupSessions(sessions, rules).map((group) => group.flatMap((session) => known.get(session) ?? []))
}

function nameAfter(userId: string, { event }: KnownSession): string {
  return stableId('interview', userId, eventIdentity(event))
}

function describe(
  group: KnownSession[],
  id: string,
  superseded: Map<KnownSession, KnownSession>,
): RecognisedInterview {
  const merged = mergeSessions(group)
  const newer = group.flatMap((session) => superseded.get(session) ?? [])[0]
  const doubt = newer && { verdict: 'ask' as const, reasons: [supersededReason(newer), ...merged.reasons] }
  return {
    ...merged,
    ...doubt,
    id,
    firstSeenAt: group.map(({ firstSeenAt }) => firstSeenAt).reduce(earlierOf),
    copyIds: group.flatMap(({ copyIds }) => copyIds),
  }
}
