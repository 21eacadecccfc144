/** The kinds of the follow-up plan, in the order in which they usually fall due. */
export const taskKinds = [
  'ask-how-to-follow-up',
  'take-distance',
  'thank-you',
  'questions',
  'connect-linkedin',
  'self-assessment',
  'weigh-up',
  'share-with-recruiter',
  'ask-feedback',
  'check-in',
  'check-in-2',
  'rejection-reply',
  'consider-offer',
  'offer-news',
] as const

export type TaskKind = (typeof taskKinds)[number]

/** Kinds whose work is a letter laid into the drafts. */
export const letterKinds = [
  'thank-you',
  'questions',
  'ask-feedback',
  'share-with-recruiter',
  'check-in',
  'check-in-2',
  'rejection-reply',
  'offer-news',
] as const satisfies TaskKind[]

export type LetterTaskKind = (typeof letterKinds)[number]

export function isLetterKind(kind: TaskKind): kind is LetterTaskKind {
  return (letterKinds as readonly TaskKind[]).includes(kind)
}

/** Kinds that decide something: none of them falls due inside a cooling-off window. */
export const decidingKinds: readonly TaskKind[] = ['weigh-up', 'share-with-recruiter', 'consider-offer']

/** What the plan says of one kind. Instants in UTC; availableAt <= dueAt <= lapsesAt. */
export interface PlannedTask {
  kind: TaskKind
  /** From when it can be done; a letter is placed then. */
  availableAt: string
  dueAt: string
  /** From when it is no longer worth doing. */
  lapsesAt: string
}

/**
 * `planned`: to be done. `done`: done, or its letters were sent. `dismissed`: the user does not want it.
 * `withdrawn`: the plan no longer has it.
 */
export type TaskRecordState = 'planned' | 'done' | 'dismissed' | 'withdrawn'

export interface Task extends PlannedTask {
  id: string
  interviewId: string
  state: TaskRecordState
  closedAt: string | null
}

/** How a task stands at a moment; what a person sees. */
export type TaskState = Exclude<TaskRecordState, 'planned'> | 'planned' | 'open' | 'overdue' | 'lapsed'

export function taskState(
  task: Pick<Task, 'kind' | 'state' | 'availableAt' | 'dueAt' | 'lapsesAt'>,
  now: string,
): TaskState {
  if (task.state !== 'planned') return task.state
  if (now < task.availableAt) return 'planned'
  // Taking distance is done by letting the time pass.
  if (task.kind === 'take-distance') return now >= task.dueAt ? 'done' : 'open'
  if (now >= task.lapsesAt) return 'lapsed'
  return now > task.dueAt ? 'overdue' : 'open'
}
