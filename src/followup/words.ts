import type { Interview } from '../detection/interview.ts'
import type { TaskKind } from './task.ts'

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

/** Text from a calendar on one line, without what could move a cursor, colour a terminal or turn the writing. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
}
