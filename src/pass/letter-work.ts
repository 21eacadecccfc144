import type { LetterTaskKind } from '../followup/task.ts'
import { answerOfferBy, type LetterContext, lettersOfTask } from '../letter/letters-of-task.ts'
import type { LetterLibrary } from '../letter/load-letters.ts'
import type { MailThread } from '../letter/mail-thread.ts'
import type { DraftMessage } from '../mailbox/mailbox-port.ts'
import { draftMessage } from '../mailbox/place-draft.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { Draft } from '../store/drafts.ts'
import type { User } from '../store/users.ts'
import type { PassContext } from './pass-context.ts'

export interface LetterSettings {
  library: LetterLibrary
  eventsTradeWords: readonly string[]
  format: 'text' | 'text-and-html'
}

/** What is needed to write letters and to deal with their drafts. */
export type LetterWork = Pick<PassContext, 'db' | 'rules' | 'openDetector'> & { letters: LetterSettings }

const noThreads: ReadonlyMap<string, MailThread> = new Map()

/** What letters depend on besides their interview. `threads` are conversations by the address of the person. */
export function letterContext(
  { letters }: LetterWork,
  user: User,
  all: Dossier[],
  now: string,
  threads = noThreads,
): LetterContext {
  const { library, eventsTradeWords } = letters
  return { user, library, eventsTradeWords, answerOfferBy: answerOfferBy(all), threads, now }
}

/** When the letters of a kind are dated: the time they were to be placed. */
export function letterDate({ tasks }: Dossier, kind: LetterTaskKind, otherwise: string): string {
  return tasks.find((task) => task.kind === kind)?.availableAt ?? otherwise
}

/** The message of a draft as it would be written now; without a letter for the person, its envelope. */
export function rewriteDraft(
  work: LetterWork,
  user: User,
  draft: Draft,
  dossier: Dossier,
  all: Dossier[],
  now: string,
): DraftMessage {
  const { interviewId, kind, person, messageId, subject, toName } = draft
  const date = letterDate(dossier, kind, draft.intendedAt)
  const letters = lettersOfTask(kind, dossier, all, letterContext(work, user, all, now))
  const addressed = letters.find(({ recipient }) => recipient.email === person)
  if (addressed)
    return draftMessage(user, { interviewId, kind, addressed, date, format: work.letters.format })
  const from = { name: user.name, email: user.email }
  const to = { name: toName, email: person }
  return { messageId, from, to, subject, text: '', html: null, date, thread: [], conversation: null }
}
