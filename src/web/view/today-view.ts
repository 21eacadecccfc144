import { localDate, longDate } from '../../digest/view/local-time.ts'
import { countOf } from '../../digest/view/plain-words.ts'
import { isLetterKind, type Task, taskState } from '../../followup/task.ts'
import { interviewName, plain, taskWords } from '../../followup/words.ts'
import { recipientsOf } from '../../letter/recipients.ts'
import type { Connection } from '../../store/connections.ts'
import type { Dossier } from '../../store/dossiers.ts'
import type { User } from '../../store/users.ts'
import { type DraftView, draftView } from './draft-view.ts'
import { taskAnchors } from './page-words.ts'
import { type ReasonView, reasonsView } from './reasons-view.ts'
import { type TroubleView, troubleView } from './trouble-view.ts'
import { whenOf } from './when.ts'

export interface TodayView {
  date: string
  /** What waits, in one sentence. */
  state: string
  isSample: boolean
  isEmpty: boolean
  troubles: TroubleView[]
  coolingOff: { name: string; href: string; until: string }[]
  questions: { id: string; title: string; when: string; reasons: ReasonView[] }[]
  /** What there is to do for each interview, the latest first; only the first one is laid open. */
  groups: TodayGroup[]
  upcoming: { name: string; when: string; href: string; question: string }[]
  /** Said where not all is shown. */
  more: string
}

export interface TodayGroup {
  name: string
  href: string
  /** "2 letters, 1 thing to do". */
  summary: string
  isOpen: boolean
  drafts: (DraftView & { due: string })[]
  tasks: { id: string; words: string; name: string; href: string; due: string; hint: string }[]
}

export interface TodaySource {
  user: User
  now: string
  base: string
  /** Those that have something to show. */
  dossiers: Dossier[]
  isAll: boolean
  connections: Connection[]
  /** Step 1 as the user would say it, in the language of the interview. */
  askHowToFollowUp(dossier: Dossier): string
}

/** What the first page shows: what waits for the user now, and what is ahead. */
export function todayView(source: TodaySource): TodayView {
  const { user, now, base, connections, isAll } = source
  const dossiers = source.dossiers.filter(({ interview }) => interview.state !== 'merged')
  const certain = dossiers.filter(({ interview }) => interview.verdict === 'interview')
  const lists = {
    troubles: troubleView(connections, now, user.timeZone),
    coolingOff: certain.flatMap((dossier) => coolingOff(dossier, source)),
    questions: dossiers
      .filter(({ interview }) => interview.verdict === 'ask' && interview.state === 'scheduled')
      .map(({ interview }) => ({
        id: interview.id,
        title: plain(interview.title) || 'Entry without a title',
        when: whenOf(interview.start, now, user.timeZone),
        reasons: reasonsView(interview.reasons),
      })),
    groups: groupsOf(certain, source),
    upcoming: certain.flatMap((dossier) => upcoming(dossier, source)),
  }
  return {
    date: longDate(localDate(now, user.timeZone).toString()),
    state: stateOf(lists),
    isSample: user.isSample,
    isEmpty: [lists.questions, lists.groups, lists.upcoming].every(({ length }) => length === 0),
    ...lists,
    more: isAll ? '' : `There is more than fits on one page: ${base}/pipeline has it all.`,
  }
}

function stateOf({ groups, questions }: Pick<TodayView, 'groups' | 'questions'>): string {
  const letters = groups.reduce((sum, { drafts }) => sum + drafts.length, 0)
  const tasks = groups.reduce((sum, group) => sum + group.tasks.length, 0)
  const asked = countOf(questions.length, 'question')
  const parts = [summaryOf(letters, tasks), asked && `${asked} for you`].filter(Boolean)
  return parts.length === 0 ? 'Nothing waits for you right now.' : `${parts.join(', ')}. One at a time.`
}

function summaryOf(letters: number, tasks: number): string {
  const parts = [
    letters > 0 ? `${countOf(letters, 'letter')} ready to send` : '',
    tasks > 0 ? `${countOf(tasks, 'thing')} to do` : '',
  ]
  return parts.filter(Boolean).join(', ')
}

function groupsOf(dossiers: Dossier[], source: TodaySource): TodayGroup[] {
  return dossiers
    .toSorted((a, b) => (a.interview.end < b.interview.end ? 1 : -1))
    .map((dossier) => ({
      ...nameAndPlace(dossier, source.base),
      drafts: waitingDrafts(dossier, source),
      tasks: dueTasks(dossier, source),
    }))
    .filter(({ drafts, tasks }) => drafts.length + tasks.length > 0)
    .map((group, index) => ({
      ...group,
      summary: summaryOf(group.drafts.length, group.tasks.length),
      isOpen: index === 0,
    }))
}

function nameAndPlace({ interview }: Dossier, base: string): { name: string; href: string } {
  return { name: interviewName(interview), href: `${base}/interviews/${interview.id}` }
}

function coolingOff(dossier: Dossier, { now, user, base }: TodaySource): TodayView['coolingOff'] {
  const task = dossier.tasks.find(({ kind }) => kind === 'take-distance')
  if (!task || taskState(task, now) !== 'open') return []
  return [{ ...nameAndPlace(dossier, base), until: whenOf(task.dueAt, now, user.timeZone) }]
}

function waitingDrafts(dossier: Dossier, { now, user, base }: TodaySource): TodayGroup['drafts'] {
  const waiting = dossier.drafts.filter(({ state }) => state === 'placed' || state === 'edited')
  return waiting.map((draft) => {
    const task = dossier.tasks.find(({ kind, state }) => kind === draft.kind && state === 'planned')
    return {
      ...draftView(draft, base),
      due: task ? dueWords(task, now, user.timeZone) : '',
    }
  })
}

function dueTasks(dossier: Dossier, { now, user, base }: TodaySource): TodayGroup['tasks'] {
  const open = dossier.tasks.filter(
    (task) => task.kind !== 'take-distance' && ['open', 'overdue'].includes(taskState(task, now)),
  )
  const own = open.filter(({ kind }) => !hasDraft(dossier, kind))
  return own.map((task) => {
    const { name, href } = nameAndPlace(dossier, base)
    return {
      id: task.id,
      words: taskWords[task.kind],
      name,
      href: `${href}#${taskAnchors[task.kind] ?? 'plan'}`,
      due: dueWords(task, now, user.timeZone),
      hint: lacksAddress(task, dossier, user)
        ? 'No address is known to write to. Add one under “How to follow up”.'
        : '',
    }
  })
}

function dueWords({ dueAt }: Task, now: string, timeZone: string): string {
  return `${dueAt < now ? 'since' : 'by'} ${whenOf(dueAt, now, timeZone)}`
}

function hasDraft({ drafts }: Dossier, kind: string): boolean {
  return drafts.some((draft) => draft.kind === kind && draft.state !== 'withdrawn')
}

function lacksAddress({ kind }: Task, { interview, agreement }: Dossier, user: User): boolean {
  return isLetterKind(kind) && recipientsOf(kind, { interview, agreement, ownEmail: user.email }).length === 0
}

function upcoming(
  dossier: Dossier,
  { now, user, base, askHowToFollowUp }: TodaySource,
): TodayView['upcoming'] {
  const { interview, agreement } = dossier
  if (interview.state !== 'scheduled' || interview.end <= now) return []
  const when = whenOf(interview.start, now, user.timeZone)
  return [{ ...nameAndPlace(dossier, base), when, question: agreement ? '' : askHowToFollowUp(dossier) }]
}
