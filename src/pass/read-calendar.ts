import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { CalendarPort, ReadRequest } from '../calendar/calendar-port.ts'
import { asOwner } from '../calendar/owner-address.ts'
import { inOwnersZone } from '../calendar/owner-zone.ts'
import { askUnanswered } from '../detection/ask-unanswered.ts'
import { eventIdentity } from '../detection/event-identity.ts'
import type { Detection } from '../detection/interview-detection.ts'
import {
  type AnswerKey,
  type AnswerMatch,
  answerKeys,
  applyAnswers,
} from '../detection/remembered-answers.ts'
import type { Progress, Trouble } from './pass-context.ts'

export interface JudgedEvent {
  event: CalendarEvent
  detection: Detection
}

/** What one read of a calendar brought. Only what is, or may be, an interview is in it. */
export interface CalendarReading {
  judged: JudgedEvent[]
  /** Identities which the calendar says are gone. */
  gone: Set<string>
  /** The same, where it tells only its own names of them; what is judged of that name stands nevertheless. */
  goneSources: Set<string>
  coverage: 'complete' | 'changes' | 'unchanged'
  cursor: string
  eventsRead: number
  troubles: Trouble[]
}

export interface Judge {
  detect(event: CalendarEvent, owner: Owner): Detection
  answersFor(keys: AnswerKey[]): AnswerMatch[]
  owner: Owner
  /** Address of the account that the calendar belongs to, as far as there is one. */
  account: string | null
}

/** Reads a calendar to its end and judges every event as it passes; what is no interview is forgotten at once. */
export async function readCalendar(
  calendar: CalendarPort,
  request: ReadRequest,
  judge: Judge,
  progress: Progress,
): Promise<CalendarReading> {
  const judged = new Map<string, JudgedEvent>()
  const gone = new Set<string>()
  const goneSources = new Set<string>()
  const troubles: Trouble[] = []
  let count = 0
  for await (const change of calendar.read(request)) {
    if (change.type === 'event') {
      const event = inOwnersName(inOwnersZone(change.event, request.timeZone), judge)
      const identity = eventIdentity(event)
      const detection = judgeEvent(event, judge, calendar.tellsAnswers)
      if (detection.verdict === 'no') {
        judged.delete(identity)
        gone.add(identity)
      } else {
        judged.set(identity, { event, detection })
        gone.delete(identity)
      }
      progress.show('events read', ++count)
    } else if (change.type === 'gone' && 'sourceId' in change) {
      const { sourceId } = change
      for (const [identity, { event }] of judged) if (event.sourceId === sourceId) judged.delete(identity)
      goneSources.add(sourceId)
    } else if (change.type === 'gone') {
      judged.delete(eventIdentity(change))
      gone.add(eventIdentity(change))
    } else if (change.type === 'problem') {
      troubles.push(describeProblem(change.problem))
    } else {
      return { judged: [...judged.values()], gone, goneSources, troubles, ...change }
    }
  }
  throw new Error(`The calendar provider ${calendar.kind} ended without saying so.`)
}

function inOwnersName(event: CalendarEvent, { account, owner }: Judge): CalendarEvent {
  return asOwner(event, account, owner.email)
}

function judgeEvent(
  event: CalendarEvent,
  { detect, answersFor, owner }: Judge,
  tellsAnswers: boolean,
): Detection {
  const judged = detect(event, owner)
  const detection = tellsAnswers ? askUnanswered(judged, event, owner) : judged
  const answers = answersFor(answerKeys(event, owner))
  return answers.length > 0 ? applyAnswers(detection, answers) : detection
}

function describeProblem({
  place,
  line,
  message,
}: {
  place: string
  line: number | null
  message: string
}): Trouble {
  return { place: line === null ? place : `${place}, line ${line}`, message }
}
