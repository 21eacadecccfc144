import type { FollowUpChannel } from '../../followup/agreement.ts'
import type { InterviewStanding } from '../../followup/interview-standing.ts'
import type { OutcomeKind } from '../../followup/outcome.ts'
import type { JobVerdict } from '../../followup/reflection.ts'
import type { TaskKind } from '../../followup/task.ts'

export const standingWords: Record<InterviewStanding, string> = {
  asking: 'Was it an interview?',
  cancelled: 'Cancelled',
  declined: 'Declined',
  merged: 'Part of another interview',
  upcoming: 'Ahead of you',
  'under-way': 'Under way',
  'cooling-off': 'Time to breathe',
  waiting: 'Waiting for an answer',
  offer: 'An offer is open',
  rejected: 'They chose somebody else',
  withdrawn: 'You withdrew',
  accepted: 'You accepted',
  silent: 'No answer came',
}

export const channelWords: Record<FollowUpChannel, string> = {
  email: 'By e-mail',
  phone: 'By phone',
  linkedin: 'On LinkedIn',
  portal: 'In their portal',
  'they-contact-me': 'They get in touch with me',
}

/** What the user can say of a process; the button and what it means. */
export const outcomeWords: Record<OutcomeKind, { word: string; meaning: string }> = {
  replied: { word: 'They replied', meaning: 'without deciding; the check-ins stop' },
  offer: { word: 'I have an offer', meaning: 'you get time to sleep on it, other processes can be told' },
  rejected: { word: 'They said no', meaning: 'a gracious reply is prepared for tomorrow' },
  withdrawn: { word: 'I withdrew', meaning: 'nothing more is prepared' },
  accepted: { word: 'I accepted', meaning: 'the search rests' },
  declined: { word: 'I declined the offer', meaning: 'this process closes' },
  silent: { word: 'I stop waiting', meaning: 'this process closes' },
  reopened: { word: 'It is open again', meaning: 'what was said before no longer counts' },
}

export const verdictWords: Record<JobVerdict, string> = {
  continue: 'I want to go on',
  'continue-if-clarified': 'I go on if some points are cleared up',
  stop: 'I would stop here',
}

/** Where on the page of an interview a task is done. */
export const taskAnchors: Partial<Record<TaskKind, string>> = {
  'ask-how-to-follow-up': 'agree',
  questions: 'questions',
  'self-assessment': 'assess',
  'weigh-up': 'weigh',
  'share-with-recruiter': 'weigh',
  'connect-linkedin': 'linkedin',
  'consider-offer': 'outcome',
}
