import { liveProcesses } from './live-processes.ts'
import { dayAndTimeOf, hoursBetween, hoursToEndOf, pastDayOf, shortDate } from './view/local-time.ts'
import { processName, tidyText } from './view/tidy-text.ts'
import type { Offer, WaitingDraft, Week } from './week.ts'

export type PrimaryActionKind =
  | 'offer-deadline'
  | 'thank-you'
  | 'reply'
  | 'interview'
  | 'check-in'
  | 'offer-news'
  | 'draft'
  | 'offer'
  | 'next-opening'

/** The one thing to do now. `label` and `reason` name nobody, so that they may stand where a lock screen shows them. */
export interface PrimaryAction {
  kind: PrimaryActionKind
  /** What to do, as on a button. */
  label: string
  /** Why now, in half a line. */
  reason: string
  /** Whom or what it is about; empty when there is nothing to add. */
  about: string
  link: string | null
}

type Rule = (week: Week, home: string | null) => PrimaryAction | null

const pressingOfferHours = 72
const nearInterviewHours = 48

/**
 * Chooses the primary action of a week: the first rule that applies, in this order. `home` is where openings are
 * added, if there is such a page.
 */
export function primaryAction(week: Week, home: string | null): PrimaryAction {
  for (const rule of rules) {
    const action = rule(week, home)
    if (action !== null) return action
  }
  return nextOpening(week, home)
}

const rules: Rule[] = [
  (week) => offerDeadline(week, pressingOfferHours),
  overdueThankYou,
  owedReply,
  nearInterview,
  (week) => offerDeadline(week, Number.POSITIVE_INFINITY),
  // While an offer is open only the letters about it are suggested before the search as such.
  (week) =>
    week.offers.length > 0 ? draftAction(week, 'offer-news', (draft) => draft.kind === 'offer-news') : null,
  dueCheckIn,
  (week) => draftAction(week, 'draft', () => true),
  openOffer,
]

function offerDeadline(week: Week, withinHours: number): PrimaryAction | null {
  const { now, user } = week
  const hoursLeft = ({ answerBy }: Offer) =>
    answerBy === null ? Number.POSITIVE_INFINITY : hoursToEndOf(answerBy, now, user.timeZone)
  const [offer] = week.offers.toSorted((a, b) => hoursLeft(a) - hoursLeft(b))
  if (offer === undefined || offer.answerBy === null || hoursLeft(offer) >= withinHours) return null
  const date = shortDate(offer.answerBy)
  const reason = hoursLeft(offer) > 0 ? `due ${date}` : `was due ${date}`
  const label = hoursLeft(offer) < pressingOfferHours ? 'Answer the offer' : 'Weigh up the offer'
  return {
    kind: 'offer-deadline',
    label,
    reason,
    about: processName(offer),
    link: offer.link,
  }
}

function overdueThankYou(week: Week): PrimaryAction | null {
  const overdue = (due: string | null) => due !== null && due < week.now
  const draft = week.drafts.find(({ kind, due }) => kind === 'thank-you' && overdue(due))
  const task = week.tasks.find(({ kind, due }) => kind === 'thank-you' && overdue(due))
  const found = draft ?? task
  if (found === undefined || found.due === null) return null
  const reason = `due since ${pastDayOf(found.due, week.user.timeZone)}`
  const about = draft === undefined ? tidyText(found.company ?? '', 36) : recipient(draft)
  return { kind: 'thank-you', label: 'Send the thank-you letter', reason, about, link: found.link }
}

function owedReply(week: Week): PrimaryAction | null {
  const reply = week.replies.find(({ answered }) => !answered)
  if (reply === undefined) return null
  const reason = `waiting since ${pastDayOf(reply.receivedAt, week.user.timeZone)}`
  return { kind: 'reply', label: 'Answer a reply', reason, about: processName(reply), link: reply.link }
}

function nearInterview(week: Week): PrimaryAction | null {
  const isNear = (start: string) => start > week.now && hoursBetween(week.now, start) <= nearInterviewHours
  const interview = week.upcoming.find(({ start }) => isNear(start))
  if (interview === undefined) return null
  const reason = `it starts ${dayAndTimeOf(interview.start, week.user.timeZone)}`
  const about = processName(interview)
  return { kind: 'interview', label: 'Prepare the next interview', reason, about, link: interview.link }
}

function dueCheckIn(week: Week): PrimaryAction | null {
  const isCheckIn = (kind: string) => kind.startsWith('check-in')
  const draft = draftAction(week, 'check-in', ({ kind }) => isCheckIn(kind))
  if (draft !== null) return { ...draft, label: 'Send the check-in' }
  const task = week.tasks.find(({ kind, due }) => isCheckIn(kind) && due <= week.now)
  if (task === undefined) return null
  const reason = `due since ${pastDayOf(task.due, week.user.timeZone)}`
  const about = tidyText(task.company ?? '', 36)
  return { kind: 'check-in', label: 'Ask how things stand', reason, about, link: task.link }
}

function draftAction(
  week: Week,
  kind: 'check-in' | 'offer-news' | 'draft',
  fits: (draft: WaitingDraft) => boolean,
): PrimaryAction | null {
  const draft = week.drafts.find(fits)
  if (draft === undefined) return null
  const reason = `ready since ${pastDayOf(draft.placedAt, week.user.timeZone)}`
  return { kind, label: 'Read and send a draft', reason, about: recipient(draft), link: draft.link }
}

function openOffer(week: Week): PrimaryAction | null {
  const [offer] = week.offers
  if (offer === undefined) return null
  const reason = 'no date for your answer is known'
  return {
    kind: 'offer',
    label: 'Ask how long the offer stands',
    reason,
    about: processName(offer),
    link: offer.link,
  }
}

function nextOpening(week: Week, home: string | null): PrimaryAction {
  const live = liveProcesses(week.pipeline.now)
  const reasons = ['no process is live', 'one live process is not enough']
  const reason = reasons[live] ?? 'nothing else waits for you'
  return { kind: 'next-opening', label: 'Look for one new opening', reason, about: '', link: home }
}

function recipient({ to, company }: WaitingDraft): string {
  return [tidyText(to, 40), tidyText(company ?? '', 36)].filter((part) => part !== '').join(', ')
}
