import { candidateWording } from './candidate-wording.ts'
import type { Signal } from './clue.ts'
import { errand } from './errand.ts'
import { interviewWords } from './interview-words.ts'
import { nothingFirm } from './nothing-firm.ts'
import { otherCandidate } from './other-candidate.ts'
import { besideInterview, otherMeaning } from './other-meaning.ts'
import { outsideInvitation } from './outside-invitation.ts'
import { ownCompany } from './own-company.ts'
import { ownerAsHost } from './owner-as-host.ts'
import { ownerInterviews } from './owner-interviews.ts'
import { ownerNamed } from './owner-named.ts'
import { platformMark } from './platform-mark.ts'
import { recruitingWords } from './recruiting-words.ts'
import { roleAndCompany } from './role-and-company.ts'
import { shapeOfEvent } from './shape-of-event.ts'
import { stageWords } from './stage-words.ts'
import { talkAboutJob } from './talk-about-job.ts'
import { talkWithJob } from './talk-with-job.ts'
import { topic } from './topic.ts'

/** Every signal, in the order in which reasons are told when they weigh the same. */
export const SIGNALS: readonly Signal[] = [
  interviewWords,
  stageWords,
  recruitingWords,
  talkAboutJob,
  talkWithJob,
  roleAndCompany,
  ownerNamed,
  candidateWording,
  outsideInvitation,
  platformMark,
  otherMeaning,
  besideInterview,
  topic,
  errand,
  ownerInterviews,
  otherCandidate,
  ownCompany,
  ownerAsHost,
  shapeOfEvent,
  nothingFirm,
]
