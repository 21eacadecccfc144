import { encouragement } from '../encouragement.ts'
import { liveProcesses } from '../live-processes.ts'
import { type PrimaryAction, primaryAction } from '../primary-action.ts'
import { digestKind } from '../should-send.ts'
import type { Week } from '../week.ts'
import type { DigestFacts, DigestLinks, DigestView } from './digest-view.ts'
import { learningView } from './learning-view.ts'
import { type Detail, draftsView, questionsView, silentView, tasksView, upcomingView } from './list-view.ts'
import { hoursToEndOf, localDate, longDate, shortDate, weekdayAndTimeOf } from './local-time.ts'
import { newsView } from './news-view.ts'
import { pipelineView } from './pipeline-view.ts'
import { countOf } from './plain-words.ts'
import { safeLink } from './safe-link.ts'

const factsInState = 3
const hoursOfAWeek = 168

/** Puts the week into the words of the digest, in as much detail as asked for. */
export function buildView(week: Week, links: DigestLinks, detail: Detail): DigestView {
  const kind = digestKind(week)
  const facts = factsOf(week)
  const action = kind === 'pause-notice' ? resumeAction(links) : primaryAction(week, links.home)
  return {
    isFull: kind === 'full',
    isShort: kind === 'short',
    isPauseNotice: kind === 'pause-notice',
    weekNumber: String(Number(week.isoWeek.split('-W')[1])),
    date: longDate(localDate(week.now, week.user.timeZone).toString()),
    subject: '',
    preheader: '',
    facts,
    state: kind === 'full' ? stateOf(week, facts) : quietState[kind],
    credit: creditOf(week),
    action: { ...action, link: safeLink(action.link) },
    news: newsView(week, detail),
    drafts: draftsView(week, detail),
    tasks: tasksView(week, detail),
    upcoming: upcomingView(week, detail),
    silent: silentView(week, detail),
    questions: questionsView(week, detail),
    pipeline: pipelineView(week.pipeline),
    learning: kind === 'full' ? learningView(week.learning, detail.isBrief) : [],
    encouragement: kind === 'pause-notice' ? pauseWord : encouragement(week),
    links,
  }
}

const quietState = {
  short: 'A quiet week, nothing is waiting',
  'pause-notice': 'Nothing to report for a while, so this mail takes a break',
}

const pauseWord = { word: 'Tasks and drafts go on as before, only this mail rests.', advice: '' }

function resumeAction({ resume }: DigestLinks): Omit<PrimaryAction, 'kind'> {
  return { label: 'Resume the weekly mail', reason: '', about: '', link: resume }
}

function factsOf(week: Week): DigestFacts {
  const { user } = week
  const [next] = week.upcoming
  return {
    answerBy: nearestAnswer(week),
    interviews: countOf(week.upcoming.length, 'interview'),
    nextStart: next === undefined ? '' : weekdayAndTimeOf(next.start, user.timeZone),
    drafts: countOf(week.drafts.length, 'draft'),
    tasks: countOf(week.tasks.length, 'task'),
    silent: countOf(week.silent.length, 'process', 'processes'),
    questions: countOf(week.questions.length, 'question'),
    live: countOf(liveProcesses(week.pipeline.now), 'live process', 'live processes'),
  }
}

function nearestAnswer({ offers, now, user }: Week): string {
  const dates = offers.flatMap(({ answerBy }) => (answerBy === null ? [] : [answerBy]))
  const near = dates.toSorted().find((date) => {
    const hours = hoursToEndOf(date, now, user.timeZone)
    return hours > 0 && hours <= hoursOfAWeek
  })
  return near === undefined ? '' : shortDate(near)
}

/** What is ahead and what waits; after a rejection too, the first line is about what can be done. */
function stateOf(week: Week, facts: DigestFacts): string {
  const lines = [
    countOf(week.offers.length, 'offer') && `${countOf(week.offers.length, 'offer')} to answer`,
    facts.interviews && `${facts.interviews} ahead`,
    facts.drafts && `${facts.drafts} ready`,
    facts.tasks && `${facts.tasks} due`,
    facts.questions && `${facts.questions} for you`,
    facts.live,
  ].filter((line) => line !== '')
  return lines.slice(0, factsInState).join(', ') || 'Room for one new opening this week'
}

function creditOf({ done }: Week): string {
  const parts = [
    countOf(done.interviews, 'interview'),
    done.letters > 0 ? `${countOf(done.letters, 'letter')} sent` : '',
    countOf(done.notes, 'note'),
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `Last week: ${parts.join(', ')}.`
}
