import { liveProcesses } from './live-processes.ts'
import type { Week } from './week.ts'

/** A whole digest, three lines for a week with nothing to tell, or the one notice that it pauses. */
export type DigestKind = 'full' | 'short' | 'pause-notice'

export type SendDecision =
  | { send: true; kind: DigestKind }
  | { send: false; reason: 'hired' | 'fortnightly' | 'paused' }

const emptyWeeksBeforeFortnightly = 2
const emptyWeeksBeforePause = 4

/** Whether the digest of this week goes out, and in which form. Something to tell ends every pause by itself. */
export function shouldSend(week: Week): SendDecision {
  if (week.hired) return { send: false, reason: 'hired' }
  const kind = digestKind(week)
  if (kind !== 'short') return { send: true, kind }
  if (week.emptyWeeks > emptyWeeksBeforePause) return { send: false, reason: 'paused' }
  const overdue = week.emptyWeeks - emptyWeeksBeforeFortnightly
  return overdue >= 0 && overdue % 2 === 0 ? { send: false, reason: 'fortnightly' } : { send: true, kind }
}

/** The form this week's digest has, sent or only looked at. */
export function digestKind(week: Week): DigestKind {
  if (!isEmptyWeek(week)) return 'full'
  return week.emptyWeeks === emptyWeeksBeforePause ? 'pause-notice' : 'short'
}

/** True when there is nothing to tell: no live process, nothing ahead, nothing waiting, nothing done or heard. */
export function isEmptyWeek(week: Week): boolean {
  const { upcoming, drafts, tasks, silent, rejections, offers, replies, questions, done } = week
  const listed = [upcoming, drafts, tasks, silent, rejections, offers, replies, questions]
  return (
    listed.every((list) => list.length === 0) &&
    done.interviews + done.letters + done.notes === 0 &&
    liveProcesses(week.pipeline.now) === 0
  )
}
