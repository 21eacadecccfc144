import type { Week } from '../week.ts'
import type { DraftView, ListView, QuestionView, SilentView, TaskView, UpcomingView } from './digest-view.ts'
import { draftWords, stageWords, taskWords } from './kind-words.ts'
import { dayAndTimeOf, dayOf, pastDate, pastDayOf } from './local-time.ts'
import { countOf } from './plain-words.ts'
import { safeLink } from './safe-link.ts'
import { processName, tidyText } from './tidy-text.ts'

/** How much a digest tells. */
export interface Detail {
  /** Items shown of each list. */
  cap: number
  /** True leaves out what one can do without: since when, for which company a draft is, the lesser patterns. */
  isBrief: boolean
}

/** The first `cap` of a list, and how many more there are. */
export function capped<Source, Item>(
  list: Source[],
  cap: number,
  toItem: (source: Source) => Item,
): ListView<Item> {
  const more = Math.max(0, list.length - cap)
  return { items: list.slice(0, cap).map(toItem), more: more === 0 ? '' : `and ${more} more` }
}

export function draftsView(week: Week, { cap, isBrief }: Detail): ListView<DraftView> {
  return capped(week.drafts, cap, (draft) => {
    const company = isBrief ? '' : tidyText(draft.company ?? '', 36)
    const to = tidyText(draft.to, 40)
    const names = [to, company].filter((name) => name !== '').join(', ')
    const what = names === '' ? draftWords(draft.kind) : `${draftWords(draft.kind)} to ${names}`
    return {
      subject: tidyText(draft.subject, 70) || 'Draft without a subject',
      about: isBrief ? what : `${what}, since ${pastDayOf(draft.placedAt, week.user.timeZone)}`,
      link: safeLink(draft.link),
    }
  })
}

export function tasksView(week: Week, { cap }: Detail): ListView<TaskView> {
  return capped(week.tasks, cap, (task) => ({
    what: taskWords(task.kind),
    company: tidyText(task.company ?? '', 36),
    due: dueWords(task.due, week),
    link: safeLink(task.link),
  }))
}

export function upcomingView(week: Week, { cap }: Detail): ListView<UpcomingView> & { question: string } {
  const questions = week.upcoming.map(({ question }) => tidyText(question ?? '', 160))
  const shared = new Set(questions.slice(0, cap)).size === 1 ? (questions[0] ?? '') : ''
  const list = capped([...week.upcoming.keys()], cap, (index) => {
    const interview = week.upcoming[index]
    if (interview === undefined) throw new RangeError(`No interview ${index}`)
    const place = tidyText(interview.place ?? '', 50)
    const parts = [stageWords(interview.stage), place, interview.hasConferenceLink ? 'video link' : '']
    return {
      when: dayAndTimeOf(interview.start, week.user.timeZone),
      process: processName(interview) || 'Interview',
      detail: parts.filter((part) => part !== '').join(', '),
      question: shared === '' ? (questions[index] ?? '') : '',
      link: safeLink(interview.link),
    }
  })
  return { ...list, question: shared }
}

export function silentView(week: Week, { cap, isBrief }: Detail): ListView<SilentView> {
  return capped(week.silent, cap, (silent) => ({
    process: processName(silent) || 'A process',
    days: countOf(silent.daysSilent, 'day') || 'less than a day',
    since: isBrief ? '' : `since ${pastDate(silent.lastContact)}`,
  }))
}

export function questionsView(week: Week, { cap }: Detail): ListView<QuestionView> {
  return capped(week.questions, cap, (question) => ({
    title: tidyText(question.title, 60) || 'Entry without a title',
    when: dayAndTimeOf(question.start, week.user.timeZone),
    link: safeLink(question.link),
  }))
}

function dueWords(due: string, { now, user }: Week): string {
  return due < now ? `since ${pastDayOf(due, user.timeZone)}` : `by ${dayOf(due, user.timeZone)}`
}
