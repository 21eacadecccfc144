/**
 * What the user tells of a process. `replied`: they answered without deciding. `withdrawn`: the user left.
 * `accepted` and `declined` answer an offer. `silent`: the user gives up waiting. `reopened`: none of it counts
 * any more.
 */
export const outcomeKinds = [
  'replied',
  'offer',
  'rejected',
  'withdrawn',
  'accepted',
  'declined',
  'silent',
  'reopened',
] as const

export type OutcomeKind = (typeof outcomeKinds)[number]

export interface Outcome {
  kind: OutcomeKind
  /** Instant in UTC. */
  at: string
  /** Date by which an offer must be answered, if known. */
  answerBy: string | null
}

export type ProcessState = 'open' | Exclude<OutcomeKind, 'replied' | 'reopened'>

/** Where a process stands after its history: the last thing that was more than a reply. */
export function processState(history: Outcome[]): ProcessState {
  const last = decidingOutcome(history)
  return last === null || last.kind === 'reopened' || last.kind === 'replied' ? 'open' : last.kind
}

export function decidingOutcome(history: Outcome[]): Outcome | null {
  return history.findLast(({ kind }) => kind !== 'replied') ?? null
}
