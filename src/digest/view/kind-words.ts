import type { Stage } from '../../detection/interview-detection.ts'

const drafts: Record<string, string> = {
  'thank-you': 'thank-you',
  questions: 'your questions',
  'ask-feedback': 'request for feedback',
  'share-with-recruiter': 'your impressions',
  'check-in': 'check-in',
  'rejection-reply': 'closing reply',
  'offer-news': 'news of your offer',
}

const tasks: Record<string, string> = {
  'ask-how-to-follow-up': 'Ask how to follow up',
  'thank-you': 'Thank the interviewers',
  'take-distance': 'Take distance, decide nothing yet',
  questions: 'Ask your open questions',
  'self-assessment': 'Assess how it went',
  'weigh-up': 'Weigh up the job and the company',
  'ask-feedback': 'Ask for feedback',
  'share-with-recruiter': 'Share your impressions with the recruiter',
  'connect-linkedin': 'Connect on LinkedIn',
  'check-in': 'Ask how things stand',
}

const stages: Record<Stage, string> = {
  screen: 'first call',
  informal: 'informal talk',
  technical: 'technical',
  assessment: 'assessment day',
  'hiring-manager': 'hiring manager',
  panel: 'panel',
  onsite: 'on site',
  final: 'final round',
  other: '',
}

/** What a draft of this kind is, inside a sentence. A kind not known here is named by its own words. */
export function draftWords(kind: string): string {
  return drafts[kind] ?? drafts[withoutNumber(kind)] ?? kind.replaceAll('-', ' ')
}

/** What the user is asked to do, as the start of a line. */
export function taskWords(kind: string): string {
  const words = tasks[kind] ?? tasks[withoutNumber(kind)] ?? kind.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The kind of an interview, beside its date; '' when there is nothing to add. */
export function stageWords(stage: Stage | null): string {
  return stages[stage ?? 'other']
}

/** "check-in-2" is a check-in. */
function withoutNumber(kind: string): string {
  return kind.replace(/-\d+$/, '')
}
