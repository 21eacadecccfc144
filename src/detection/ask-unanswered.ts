import type { CalendarEvent, Owner } from '../calendar/calendar-event.ts'
import type { Detection } from './interview-detection.ts'

/** An invitation that the user has not answered may be one they do not want: it is asked about before anything is planned. */
export function askUnanswered(detection: Detection, event: CalendarEvent, owner: Owner): Detection {
  const own = event.attendees.find(({ email }) => email === owner.email)
  const isInvited = event.organizer !== null && event.organizer.email !== owner.email
  if (detection.verdict !== 'interview' || !isInvited || own?.response !== 'needs-action') return detection
  const reason = { signal: 'unanswered', weight: 0, evidence: 'You have not answered this invitation yet' }
  return { ...detection, verdict: 'ask', reasons: [...detection.reasons, reason] }
}
