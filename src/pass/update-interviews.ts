import type { Owner } from '../calendar/calendar-event.ts'
import { calledOff } from '../detection/called-off.ts'
import type { GroupingRules } from '../detection/group-sessions.ts'
import type { Interview } from '../detection/interview.ts'
import { joinProcess, type KnownProcess, type ProcessRules } from '../detection/join-process.ts'
import {
  type KnownSession,
  type RecognisedInterview,
  recogniseInterviews,
  uniteCopies,
} from '../detection/recognise-interviews.ts'
import { decidingOutcome, processState } from '../followup/outcome.ts'
import { earlierOf, laterOf } from '../shared/instants.ts'
import { stableId } from '../shared/stable-id.ts'
import type { Database } from '../store/database.ts'
import { linkEvents, listEvents, type StoredEvent } from '../store/events.ts'
import { listInterviews, saveInterview } from '../store/interviews.ts'
import { listOutcomes } from '../store/outcomes.ts'
import { listProcesses, saveProcess } from '../store/processes.ts'
import type { User } from '../store/users.ts'

/** Makes the interviews what the stored events say, each within its process. Answers how many changed. */
export async function updateInterviews(
  tx: Database,
  user: User,
  rules: GroupingRules & ProcessRules,
  now: string,
): Promise<number> {
  const copies = await listEvents(tx, user.id)
  const sessions = uniteCopies(copies.map((copy) => toSession(copy, user)))
  const recognised = recogniseInterviews(sessions, rules, user.id)
  const known = new Map((await listInterviews(tx, user.id)).map((interview) => [interview.id, interview]))
  const processes = await knownProcesses(tx, user.id, known.values())
  const linked = new Map(copies.map(({ id, interviewId }) => [id, interviewId]))
  let changed = 0
  for (const found of recognised.toSorted((a, b) => (a.start < b.start ? -1 : 1))) {
    const before = known.get(found.id)
    const { copyIds, ...rest } = found
    const processId = await processOf(tx, user, found, before, processes, rules, now)
    if (await saveIfChanged(tx, user.id, { ...rest, processId }, before)) changed += 1
    const unlinked = copyIds.filter((id) => linked.get(id) !== found.id)
    if (unlinked.length > 0) await linkEvents(tx, user.id, unlinked, found.id)
  }
  const formerOwners = new Set(linked.values())
  const found = new Set(recognised.map(({ id }) => id))
  for (const lost of [...known.values()].filter(({ id }) => !found.has(id))) {
    const merged = formerOwners.has(lost.id)
    if (await saveIfChanged(tx, user.id, withoutEvents(lost, merged, now), lost)) changed += 1
  }
  return changed
}

function toSession(copy: StoredEvent, owner: Owner): KnownSession {
  return {
    event: copy.event,
    detection: copy.detection,
    calledOff: copy.calledOffAt === null ? null : (calledOff(copy.event, owner) ?? 'cancelled'),
    copyIds: [copy.id],
    interviewId: copy.interviewId,
    firstSeenAt: copy.firstSeenAt,
  }
}

/** Its sessions went to another interview, or its calendar was disconnected. What is over stays as it was. */
function withoutEvents(interview: Interview, merged: boolean, now: string): Interview {
  if (merged) return { ...interview, state: 'merged' }
  return now < interview.end && interview.state === 'scheduled'
    ? { ...interview, state: 'cancelled' }
    : interview
}

async function saveIfChanged(
  tx: Database,
  userId: string,
  interview: Interview,
  before: Interview | undefined,
): Promise<boolean> {
  if (before && isSame(before, interview)) return false
  await saveInterview(tx, userId, interview)
  return true
}

function isSame(a: Interview, b: Interview): boolean {
  const keys = Object.keys(b) as (keyof Interview)[]
  return keys.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]))
}

/** Finds or makes the process of an interview; `processes` is kept up to date for the next one. */
async function processOf(
  tx: Database,
  user: User,
  interview: RecognisedInterview,
  before: Interview | undefined,
  processes: Map<string, KnownProcess>,
  rules: ProcessRules,
  now: string,
): Promise<string | null> {
  if (interview.verdict !== 'interview') return null
  const own = processes.get(before?.processId ?? '')
  const process = own ?? joinProcess(interview, [...processes.values()], rules)
  const next: KnownProcess = {
    id: process?.id ?? stableId('process', interview.id),
    company: process?.company ?? interview.company,
    role: process?.role ?? interview.role,
    firstStart: earlierOf(process?.firstStart ?? interview.start, interview.start),
    lastEnd: laterOf(process?.lastEnd ?? interview.end, interview.end),
    closedAt: process?.closedAt ?? null,
  }
  processes.set(next.id, next)
  if (!process || process.company !== next.company || process.role !== next.role)
    await saveProcess(tx, user.id, { id: next.id, company: next.company, role: next.role, createdAt: now })
  return next.id
}

async function knownProcesses(
  tx: Database,
  userId: string,
  interviews: Iterable<Interview>,
): Promise<Map<string, KnownProcess>> {
  const rounds = Map.groupBy(interviews, ({ processId }) => processId)
  const outcomes = await listOutcomes(tx, userId)
  const processes = (await listProcesses(tx, userId)).flatMap(
    ({ id, company, role }): [string, KnownProcess][] => {
      const held = rounds.get(id) ?? []
      const history = outcomes.get(id) ?? []
      const isClosed = !['open', 'offer'].includes(processState(history))
      if (held.length === 0) return []
      const firstStart = held.map(({ start }) => start).reduce(earlierOf)
      const lastEnd = held.map(({ end }) => end).reduce(laterOf)
      const closedAt = isClosed ? (decidingOutcome(history)?.at ?? null) : null
      return [[id, { id, company, role, firstStart, lastEnd, closedAt }]]
    },
  )
  return new Map(processes)
}
