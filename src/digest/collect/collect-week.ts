import { Temporal } from 'temporal-polyfill'
import type { Interview } from '../../detection/interview.ts'
import { lastContact } from '../../followup/last-contact.ts'
import { addDays, inZone } from '../../followup/local-time.ts'
import { decidingOutcome, processState } from '../../followup/outcome.ts'
import { isLetterKind, taskState } from '../../followup/task.ts'
import type { DigestRecord } from '../../store/digests.ts'
import type { Dossier } from '../../store/dossiers.ts'
import type { Draft } from '../../store/drafts.ts'
import type { User } from '../../store/users.ts'
import type { DueTask, Offer, SilentProcess, UpcomingInterview, WaitingDraft, Week } from '../week.ts'
import { learningFrom } from './learning.ts'
import { onePerProcess, pipelineCounts } from './pipeline-counts.ts'

export interface WeekSource {
  user: User
  isoWeek: string
  now: string
  dossiers: Dossier[]
  /** Earlier digests, oldest first. */
  digests: DigestRecord[]
  /** Where the user sees something of Afterword; null without a page. */
  pageFor(path: string): string | null
  /** Step 1 as the user would say it, in the language of the interview. */
  askHowToFollowUp(interview: Interview): string
}

/** Shorter silences are not worth a line; days. */
const shortestSilence = 3

/** Gathers what the digest of a week may say. Pure: everything it knows is in `source`. */
export function collectWeek(source: WeekSource): Week {
  const { user, isoWeek, now, dossiers, digests } = source
  const earlier = digests.filter(({ week }) => week < isoWeek)
  const weekAgo = addDays(now, -7, user.timeZone)
  return {
    user,
    isoWeek,
    now,
    firstWeek: !earlier.some(({ state }) => state === 'sent'),
    emptyWeeks: earlier.length - 1 - earlier.findLastIndex(({ wasEmpty }) => !wasEmpty),
    hired: dossiers.some(({ outcomes }) => processState(outcomes) === 'accepted'),
    upcoming: upcoming(source),
    drafts: waitingDrafts(dossiers),
    tasks: dueTasks(source),
    silent: silentProcesses(source),
    pipeline: {
      now: pipelineCounts(dossiers, now),
      weekAgo: user.createdAt <= weekAgo ? pipelineCounts(dossiers, weekAgo) : null,
    },
    learning: learningFrom(dossiers.flatMap(({ assessment }) => assessment ?? [])),
    done: doneSince(dossiers, weekAgo, now),
    ...heard(source, weekAgo),
    questions: dossiers
      .filter(({ interview }) => interview.verdict === 'ask' && interview.state === 'scheduled')
      .map(({ interview: { id, title, start } }) => ({
        title,
        start,
        link: source.pageFor(`/interviews/${id}`),
      })),
  }
}

function nameOf({ interview, process }: Dossier) {
  return {
    company: interview.company ?? process?.company ?? null,
    role: interview.role ?? process?.role ?? null,
  }
}

function isCertain({ interview }: Dossier): boolean {
  return interview.verdict === 'interview' && interview.state === 'scheduled'
}

function upcoming({ dossiers, now, user, askHowToFollowUp, pageFor }: WeekSource): UpcomingInterview[] {
  const until = addDays(now, 7, user.timeZone)
  return dossiers
    .filter(
      (dossier) => isCertain(dossier) && dossier.interview.start > now && dossier.interview.start < until,
    )
    .map((dossier) => ({
      ...nameOf(dossier),
      stage: dossier.interview.stage,
      start: dossier.interview.start,
      place: dossier.interview.place,
      hasConferenceLink: dossier.interview.conferenceLink !== null,
      link: pageFor(`/interviews/${dossier.interview.id}#agree`),
      question: dossier.agreement ? null : askHowToFollowUp(dossier.interview),
    }))
}

function isWaiting({ state }: Draft): boolean {
  return state === 'placed' || state === 'edited'
}

function waitingDrafts(dossiers: Dossier[]): WaitingDraft[] {
  const waiting = dossiers.flatMap((dossier) =>
    dossier.drafts.filter(isWaiting).map((draft) => ({
      kind: draft.kind,
      subject: draft.subject,
      to: draft.toName ?? draft.person,
      company: nameOf(dossier).company,
      placedAt: draft.placedAt ?? draft.intendedAt,
      due: dossier.tasks.find(({ kind, state }) => kind === draft.kind && state === 'planned')?.dueAt ?? null,
      link: draft.link,
    })),
  )
  return waiting.toSorted((a, b) => ((a.due ?? a.placedAt) < (b.due ?? b.placedAt) ? -1 : 1))
}

function dueTasks({ dossiers, now, user, pageFor }: WeekSource): DueTask[] {
  const until = addDays(now, 7, user.timeZone)
  const due = dossiers.flatMap((dossier) =>
    dossier.tasks
      .filter(
        ({ kind, dueAt }) => dueAt < until && kind !== 'take-distance' && kind !== 'ask-how-to-follow-up',
      )
      .filter((task) => ['planned', 'open', 'overdue'].includes(taskState(task, now)))
      // A letter is on the list of drafts when it lies ready, and Afterword's own work until then.
      .filter(
        ({ kind, availableAt }) => !isLetterKind(kind) || (availableAt <= now && !hasDraft(dossier, kind)),
      )
      .map(({ kind, dueAt }) => ({
        kind,
        company: nameOf(dossier).company,
        due: dueAt,
        link: pageFor(`/interviews/${dossier.interview.id}`),
      })),
  )
  return due.toSorted((a, b) => (a.due < b.due ? -1 : 1))
}

function hasDraft({ drafts }: Dossier, kind: string): boolean {
  return drafts.some((draft) => draft.kind === kind)
}

function silentProcesses({ dossiers, now, user }: WeekSource): SilentProcess[] {
  const open = onePerProcess(dossiers).filter(({ outcomes }) => processState(outcomes) === 'open')
  const silent = open.flatMap((dossier) => {
    const last = lastContact(dossier)
    if (last === null || last > now) return []
    const day = inZone(last, user.timeZone).toPlainDate()
    const daysSilent = day.until(inZone(now, user.timeZone).toPlainDate(), { largestUnit: 'days' }).days
    if (daysSilent < shortestSilence) return []
    return [{ ...nameOf(dossier), daysSilent, lastContact: day.toString() }]
  })
  return silent.toSorted((a, b) => b.daysSilent - a.daysSilent)
}

function doneSince(dossiers: Dossier[], since: string, now: string): Week['done'] {
  const closed = dossiers.flatMap(({ tasks, drafts }) =>
    tasks
      .filter(({ state, closedAt }) => state === 'done' && closedAt !== null && closedAt > since)
      .map((task) => ({
        task,
        sent: drafts.filter(({ kind, state }) => kind === task.kind && state === 'sent').length,
      })),
  )
  return {
    interviews: dossiers.filter((d) => isCertain(d) && d.interview.end > since && d.interview.end <= now)
      .length,
    letters: closed.reduce((sum, { sent }) => sum + sent, 0),
    notes: closed.filter(({ task }) => task.kind === 'connect-linkedin').length,
  }
}

function heard(
  { dossiers, user, pageFor }: WeekSource,
  since: string,
): Pick<Week, 'rejections' | 'offers' | 'replies'> {
  const last = onePerProcess(dossiers)
  const localDate = (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO(user.timeZone).toPlainDate().toString()
  return {
    rejections: last.flatMap((dossier) => {
      const outcome = decidingOutcome(dossier.outcomes)
      if (outcome?.kind !== 'rejected' || outcome.at <= since) return []
      return [{ ...nameOf(dossier), on: localDate(outcome.at) }]
    }),
    offers: last.flatMap((dossier): Offer[] => {
      const outcome = decidingOutcome(dossier.outcomes)
      if (outcome?.kind !== 'offer') return []
      return [
        {
          ...nameOf(dossier),
          receivedAt: outcome.at,
          answerBy: outcome.answerBy,
          link: pageFor(`/interviews/${dossier.interview.id}#outcome`),
        },
      ]
    }),
    replies: last.flatMap((dossier) =>
      dossier.outcomes
        .filter(({ kind, at }) => kind === 'replied' && at > since)
        .map(({ at }) => ({
          ...nameOf(dossier),
          receivedAt: at,
          answered: true,
          link: pageFor(`/interviews/${dossier.interview.id}`),
        })),
    ),
  }
}
