import type { FollowUpFacts } from './follow-up-facts.ts'
import type { FollowUpRules } from './follow-up-rules.ts'
import type { PlannedTask, Task } from './task.ts'
import { wantedTasks } from './wanted-tasks.ts'

/** What must change so that the tasks of an interview are its plan. */
export interface PlanChanges {
  add: PlannedTask[]
  /** Other times; a withdrawn task that is wanted again is planned again. */
  move: { task: Task; to: PlannedTask }[]
  withdraw: Task[]
}

/**
 * Compares the plan as it should be with the tasks that exist. A moved, cancelled or rejected interview takes the
 * same path as a new one. What is done or dismissed is the user's and stays as it is.
 */
export function planFollowUps(
  facts: FollowUpFacts,
  existing: Task[],
  rules: FollowUpRules,
  now: string,
): PlanChanges {
  const wanted = wantedTasks(facts, rules)
  const known = new Map(existing.map((task) => [task.kind, task]))
  return {
    add: wanted.filter(({ kind, lapsesAt }) => !known.has(kind) && now < lapsesAt),
    move: wanted.flatMap((to) => {
      const task = known.get(to.kind)
      return task && mustMove(task, to, now) ? [{ task, to }] : []
    }),
    withdraw: existing.filter((task) => mustWithdraw(task, wanted)),
  }
}

function mustMove(task: Task, to: PlannedTask, now: string): boolean {
  if (isAnotherOffer(task, to)) return true
  if (task.state === 'withdrawn') return now < to.lapsesAt
  return task.state === 'planned' && !sameTimes(task, to)
}

/** What was decided about one offer decides nothing about the next. */
function isAnotherOffer(task: Task, to: PlannedTask): boolean {
  return task.kind === 'consider-offer' && task.closedAt !== null && task.closedAt < to.availableAt
}

function sameTimes(a: PlannedTask, b: PlannedTask): boolean {
  return a.availableAt === b.availableAt && a.dueAt === b.dueAt && a.lapsesAt === b.lapsesAt
}

function mustWithdraw(task: Task, wanted: PlannedTask[]): boolean {
  return task.state === 'planned' && !wanted.some(({ kind }) => kind === task.kind)
}
