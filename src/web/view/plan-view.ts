import { type Task, type TaskState, taskState } from '../../followup/task.ts'
import { taskWords } from '../../followup/words.ts'
import { type DraftView, draftView } from './draft-view.ts'
import type { InterviewSource } from './interview-view.ts'
import { taskAnchors } from './page-words.ts'
import { whenOf } from './when.ts'

/** A letter that is not in the drafts yet, as it would read now. */
export interface ComingLetter {
  to: string
  subject: string
  text: string
}

export interface PlanEntry {
  id: string
  words: string
  when: string
  stateWords: string
  /** Where on the page it is done; '' where its letters are all there is to do. */
  anchor: string
  canClose: boolean
  canUndo: boolean
  drafts: DraftView[]
  coming: ComingLetter[]
}

export interface PlanView {
  now: PlanEntry[]
  coming: PlanEntry[]
  past: PlanEntry[]
  isEmpty: boolean
}

const stateWords: Record<TaskState, string> = {
  planned: '',
  open: '',
  overdue: '',
  lapsed: 'its time has passed',
  done: 'done',
  dismissed: 'left out',
  withdrawn: 'no longer in the plan',
}

/** The plan on a line of time: what can be done now, what is coming, and what lies behind. */
export function planView(source: InterviewSource): PlanView {
  const { dossier, now } = source
  const shown = dossier.tasks.filter((task) => task.state !== 'withdrawn' || hasDrafts(source, task))
  const group = (...states: TaskState[]) =>
    shown.filter((task) => states.includes(taskState(task, now))).map((task) => entry(task, source))
  return {
    now: group('open', 'overdue'),
    coming: group('planned'),
    past: group('done', 'dismissed', 'lapsed', 'withdrawn'),
    isEmpty: shown.length === 0,
  }
}

function entry(task: Task, source: InterviewSource): PlanEntry {
  const { user, now, base, dossier, coming } = source
  const state = taskState(task, now)
  const isOpen = state === 'open' || state === 'overdue' || state === 'planned'
  const drafts = dossier.drafts.filter(({ kind, state }) => kind === task.kind && state !== 'withdrawn')
  return {
    id: task.id,
    words: taskWords[task.kind],
    when: whenWords(task, state, now, user.timeZone),
    stateWords: stateWords[state],
    anchor: isOpen ? (taskAnchors[task.kind] ?? '') : '',
    // Distance is taken by letting time pass; the first task is done by telling what was agreed.
    canClose: isOpen && task.kind !== 'take-distance',
    canUndo: task.state === 'done' || task.state === 'dismissed',
    drafts: drafts.map((draft) => draftView(draft, base)),
    coming: isOpen ? (coming.get(task.id) ?? []) : [],
  }
}

function whenWords(task: Task, state: TaskState, now: string, timeZone: string): string {
  if (task.closedAt !== null && (state === 'done' || state === 'dismissed'))
    return whenOf(task.closedAt, now, timeZone)
  if (task.kind === 'take-distance') return `until ${whenOf(task.dueAt, now, timeZone)}`
  if (state === 'planned') return whenOf(task.availableAt, now, timeZone)
  return `${task.dueAt < now ? 'since' : 'by'} ${whenOf(task.dueAt, now, timeZone)}`
}

function hasDrafts({ dossier }: InterviewSource, { kind }: Task): boolean {
  return dossier.drafts.some((draft) => draft.kind === kind && draft.state !== 'withdrawn')
}
