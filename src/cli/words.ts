import type { Interview } from '../detection/interview.ts'
import type { TaskKind } from '../followup/task.ts'

/** What a person reads for each kind of task. */
export const taskWords: Record<TaskKind, string> = {
  'ask-how-to-follow-up': 'Ask how to follow up, before you leave',
  'take-distance': 'Take some distance, no big decisions yet',
  'thank-you': 'Send your thank-you',
  questions: 'Ask what you wish you had asked',
  'connect-linkedin': 'Connect on LinkedIn',
  'self-assessment': 'Look back on how it went',
  'weigh-up': 'Weigh up the job and the company',
  'share-with-recruiter': 'Share your pros and cons with the recruiter',
  'ask-feedback': 'Ask the recruiter for feedback',
  'check-in': 'Check in',
  'check-in-2': 'Check in for the last time',
  'rejection-reply': 'Reply graciously',
  'consider-offer': 'Sleep on the offer, then answer it',
  'offer-news': 'Tell them about your offer',
}

/** "Event manager at Acme", as far as it is known. */
export function interviewName({
  role,
  company,
  title,
}: Pick<Interview, 'role' | 'company' | 'title'>): string {
  if (role && company) return plain(`${role} at ${company}`)
  return plain(company ?? role ?? title)
}

/** Text from a calendar, without what could move the cursor or colour a terminal. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}

/** "Tue 24 Nov, 09:00" in the given zone. */
export function shortTime(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return parts.format(new Date(instant))
}
