import { earlierOf, laterOf } from '../shared/instants.ts'
import type { Session } from './group-sessions.ts'
import type { Interview, InterviewState } from './interview.ts'
import type { Person, Stage } from './interview-detection.ts'
import { isSamePerson } from './same-person.ts'

/** The interview that a group of sessions is, but for its identity and its place in a process. */
export type MergedInterview = Omit<Interview, 'id' | 'processId' | 'firstSeenAt'>

/** Sessions that were called off do not count, unless all were. `sessions` must not be empty. */
export function mergeSessions(sessions: Session[]): MergedInterview {
  const held = sessions.filter(({ calledOff }) => calledOff === null)
  const counted = held.length > 0 ? held : sessions
  const first = counted[0]
  if (!first) throw new Error('An interview needs at least one session.')
  const found = counted.map(({ detection }) => detection)
  const people = mergePeople(found.flatMap(({ interviewers }) => interviewers))
  return {
    uid: first.event.uid,
    verdict: found.some(({ verdict }) => verdict === 'interview') ? 'interview' : 'ask',
    title: first.event.title,
    company: firstKnown(found.map((d) => d.company)),
    role: firstKnown(found.map((d) => d.role)),
    stage: stageOf(found.map(({ stage }) => stage)),
    start: counted.map(({ event }) => event.start.instant).reduce(earlierOf),
    end: counted.map(({ event }) => event.end.instant).reduce(laterOf),
    timeZone: first.event.start.timeZone,
    interviewers: people,
    recruiter: firstKnown(found.map((d) => d.recruiter)),
    platform: firstKnown(found.map((d) => d.platform)),
    language: firstKnown(found.map((d) => d.language)),
    conferenceLink: firstKnown(found.map((d) => d.conferenceLink)),
    place: firstKnown(found.map((d) => d.place)),
    reasons: first.detection.reasons,
    state: stateOf(held, counted),
  }
}

function firstKnown<T>(values: (T | null)[]): T | null {
  return values.find((value) => value !== null) ?? null
}

function stateOf(held: Session[], counted: Session[]): InterviewState {
  if (held.length > 0) return 'scheduled'
  return counted.every(({ calledOff }) => calledOff === 'declined') ? 'declined' : 'cancelled'
}

/** A final or an onsite day keeps its name; otherwise several sessions with several people are an onsite loop. */
function stageOf(stages: (Stage | null)[]): Stage | null {
  const stated = new Set(stages.filter((stage) => stage !== null))
  if (stages.length === 1) return stages[0] ?? null
  if (stated.has('final')) return 'final'
  if (stated.has('onsite') || stated.size > 1) return 'onsite'
  return stages.find((stage) => stage !== null) ?? null
}

/** One person is listed once, whether a session gives the name, the address or both. */
export function mergePeople(people: Person[]): Person[] {
  const merged: Person[] = []
  for (const person of people) {
    const index = merged.findIndex((known) => isSamePerson(known, person))
    const known = merged[index]
    if (known) merged[index] = fill(known, person)
    else merged.push(person)
  }
  return merged
}

function fill(known: Person, other: Person): Person {
  return {
    name: known.name ?? other.name,
    email: known.email ?? other.email,
    title: known.title ?? other.title,
  }
}
