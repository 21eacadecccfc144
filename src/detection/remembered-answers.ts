import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { Detection, Reason } from './interview-detection.ts'
import { titleShape } from './title-shape.ts'

export type AnswerScope = 'series' | 'title' | 'organiser'

/** What an answer about one event is remembered under. The key is event text: keep only a keyed hash of it. */
export interface AnswerKey {
  scope: AnswerScope
  key: string
}

export interface AnswerMatch {
  scope: AnswerScope
  answer: 'yes' | 'no'
}

/**
 * Under what a user's answer about this event is remembered, the closest first: its series (or its copies in other
 * calendars), events of this organiser with a title of the same shape, and the organiser unless that is the owner.
 */
export function answerKeys(event: CalendarEvent, owner: Owner): AnswerKey[] {
  const organiser = event.organizer?.email?.toLowerCase() ?? owner.email.toLowerCase()
  const shape = titleShape(event.title)
  const keys: AnswerKey[] = [{ scope: 'series', key: event.uid }]
  if (shape !== '') keys.push({ scope: 'title', key: `${organiser} ${shape}` })
  if (organiser !== owner.email.toLowerCase()) keys.push({ scope: 'organiser', key: organiser })
  return keys
}

const CLOSEST_FIRST: AnswerScope[] = ['series', 'title', 'organiser']
const SAID: Record<AnswerScope, string> = {
  series: 'about this event',
  title: 'about an event with a title like this',
  organiser: 'about an event of this organiser',
}

/** The detection as the user's own answers decide it. The organiser's answer decides only what would be asked. */
export function applyAnswers(detection: Detection, matches: AnswerMatch[]): Detection {
  const match = CLOSEST_FIRST.flatMap((scope) => matches.filter((candidate) => candidate.scope === scope))[0]
  if (!match || (match.scope === 'organiser' && detection.verdict !== 'ask')) return detection
  const reason: Reason = {
    signal: match.scope === 'series' ? ANSWERED : 'remembered-answer',
    weight: match.answer === 'yes' ? ANSWER_WEIGHT : -ANSWER_WEIGHT,
    evidence: `You said ${match.answer} ${SAID[match.scope]}`,
  }
  return {
    ...detection,
    verdict: match.answer === 'yes' ? 'interview' : 'no',
    score: match.answer === 'yes' ? 1 : 0,
    reasons: [reason, ...detection.reasons],
  }
}

/** The signal of the user's own word about this very event. */
export const ANSWERED = 'answered'
/** Shown beside the other weights; an answer outweighs them all. */
const ANSWER_WEIGHT = 10
