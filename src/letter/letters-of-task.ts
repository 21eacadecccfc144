import { decidingOutcome, processState } from '../followup/outcome.ts'
import type { LetterTaskKind } from '../followup/task.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { Draft } from '../store/drafts.ts'
import type { User } from '../store/users.ts'
import { chooseQuestions } from './choose-questions.ts'
import type { Letter } from './letter.ts'
import type { LetterFacts, LetterRequest } from './letter-request.ts'
import type { LetterLibrary } from './load-letters.ts'
import type { MailThread } from './mail-thread.ts'
import { isAgencyRecruiter, tradeOf } from './reading-dossier.ts'
import { type LetterRecipient, recipientsOf } from './recipients.ts'
import { lettersIn, writeLetter } from './write-letter.ts'

/** A letter with the person it is for. */
export interface AddressedLetter {
  recipient: LetterRecipient
  letter: Letter
  /** What it asks, so that it is not asked again. */
  questionKeys: string[]
  /** The conversation it goes on with; null when it starts one. */
  thread: MailThread | null
}

export interface LetterContext {
  user: User
  library: LetterLibrary
  /** Words by which an employer of the events and hospitality trade is known; lower case. */
  eventsTradeWords: readonly string[]
  /** Date by which the user must answer the offer they have elsewhere. */
  answerOfferBy: string | null
  /** Conversations that the mailbox knows, by the address of the person. */
  threads: ReadonlyMap<string, MailThread>
  /** Instant in UTC. */
  now: string
}

/**
 * The letters of one task that are not in the mailbox yet, each different from the others. `all` are the dossiers of
 * the user.
 */
export function lettersOfTask(
  kind: LetterTaskKind,
  dossier: Dossier,
  all: Dossier[],
  context: LetterContext,
): AddressedLetter[] {
  const { interview, agreement } = dossier
  const recipients = recipientsOf(kind, { interview, agreement, ownEmail: context.user.email })
  const panel = recipients.map(({ email }) => email)
  return recipients.flatMap((recipient, index) => {
    if (!isToBeWritten(kind, recipient, dossier)) return []
    const questions = kind === 'questions' ? questionsFor(recipient, dossier, all, context) : []
    if (kind === 'questions' && questions.length === 0) return []
    const thread = threadWith(kind, recipient, dossier, all, context.threads)
    const request: LetterRequest = {
      ...factsFor(kind, recipient, dossier, context),
      kind,
      questions,
      language: interview.language ?? 'en',
      sender: context.user,
      recipient: {
        ...recipient,
        isAgency: recipient.isRecruiter && isAgencyRecruiter(interview, recipient.email),
        signedAs: null,
      },
      threadSubject: thread?.subject ?? null,
      panel: panel.length > 1 ? { recipients: panel, index } : null,
      priorLetters: priorLetters(kind, recipient, dossier, all, context.now),
    }
    return [
      {
        recipient,
        letter: writeLetter(request, context.library),
        questionKeys: questions.map(({ key }) => key),
        thread,
      },
    ]
  })
}

function factsFor(
  kind: LetterTaskKind,
  recipient: LetterRecipient,
  dossier: Dossier,
  context: LetterContext,
): Omit<LetterFacts, 'questions'> {
  const { interview, process, notes, weighing, agreement, outcomes } = dossier
  const shared = (points: { text: string; shared: boolean }[]) =>
    points.flatMap((p) => (p.shared ? [p.text] : []))
  return {
    role: interview.role ?? process?.role ?? null,
    company: interview.company ?? process?.company ?? null,
    stage: interview.stage,
    heldOn: interview.start,
    timeZone: interview.timeZone,
    trade: tradeOf(dossier, context.eventsTradeWords),
    topic: notes.topic,
    // What was left unsaid in the talk belongs into the first letter after it, and into no other.
    ownSentence: kind === 'thank-you' ? notes.sentence : null,
    availabilityNote: notes.availability,
    nextStep: null,
    promisedDate: agreement?.promisedDate ?? null,
    coordinator: recipient.isCoordinator,
    colleagues: recipient.passOnTo,
    mayMentionInterest: weighing.verdict !== 'stop' && weighing.wouldTakeIt !== 'no',
    situation: processState(outcomes) === 'rejected' ? 'rejected' : 'open',
    alsoAskFeedback: false,
    pros: shared(weighing.pros),
    openPoints: shared(weighing.cons),
    verdict: weighing.verdict ?? 'continue',
    answerBy: context.answerOfferBy,
    offerAccepted: false,
  }
}

/** Questions asked anywhere in the process are not asked again; neither are those of other drafts. */
function questionsFor(
  recipient: LetterRecipient,
  dossier: Dossier,
  all: Dossier[],
  { library }: LetterContext,
): { text: string; key: string }[] {
  const inProcess = all.filter(({ process }) => process !== null && process.id === dossier.process?.id)
  const asked = inProcess.flatMap(({ interview, drafts }) =>
    drafts
      .filter((draft) => !isOwnDraft(draft, interview.id, dossier, recipient))
      .flatMap((d) => d.questionKeys),
  )
  const chosen = chooseQuestions(
    {
      own: dossier.questions.map(({ text }) => text),
      asked,
      stage: dossier.interview.stage,
      audience: recipient.isRecruiter ? 'recruiter' : 'interviewer',
      limit: dossier.questions.length > 0 ? 3 : 2,
    },
    lettersIn(library, dossier.interview.language ?? 'en', 'questions'),
  )
  return chosen.map(({ id, text }) => ({ text, key: id ?? text }))
}

/** The draft being written again after a crash must not count its own questions as asked. */
function isOwnDraft(
  draft: { kind: string; person: string },
  interviewId: string,
  dossier: Dossier,
  recipient: LetterRecipient,
): boolean {
  return (
    draft.kind === 'questions' && interviewId === dossier.interview.id && draft.person === recipient.email
  )
}

/** Kinds that go on with a conversation instead of starting one. */
const replies: readonly LetterTaskKind[] = ['check-in', 'check-in-2', 'rejection-reply']

/**
 * The conversation a letter goes on with: the one it was intended for, when it is tried again; else what the mailbox
 * knows; else, for replies, what the user sent to this person in the process.
 */
function threadWith(
  kind: LetterTaskKind,
  recipient: LetterRecipient,
  dossier: Dossier,
  all: Dossier[],
  known: LetterContext['threads'],
): MailThread | null {
  const own = dossier.drafts.find((draft) => draft.kind === kind && draft.person === recipient.email)
  if (own?.state === 'intended') return own.thread
  const sent = replies.includes(kind) ? sentTo(recipient, dossier, all) : []
  const last = sent.at(-1)
  const ofSent = last && {
    subject: last.subject,
    messageIds: sent.map(({ messageId }) => messageId),
    conversation: null,
  }
  return known.get(recipient.email) ?? ofSent ?? null
}

/** What the user sent to this person in the process, oldest first. */
function sentTo({ email }: LetterRecipient, dossier: Dossier, all: Dossier[]): Draft[] {
  return all
    .filter(({ process }) => process !== null && process.id === dossier.process?.id)
    .flatMap(({ drafts }) => drafts)
    .filter(({ person, state }) => person === email && state === 'sent')
    .toSorted((a, b) => ((a.placedAt ?? '') < (b.placedAt ?? '') ? -1 : 1))
}

/** Whom a task still has to be written to. */
export function recipientsToWrite(
  kind: LetterTaskKind,
  dossier: Dossier,
  ownEmail: string,
): LetterRecipient[] {
  const { interview, agreement } = dossier
  return recipientsOf(kind, { interview, agreement, ownEmail }).filter((recipient) =>
    isToBeWritten(kind, recipient, dossier),
  )
}

function isToBeWritten(kind: LetterTaskKind, { email }: LetterRecipient, { drafts }: Dossier): boolean {
  const draft = drafts.find((d) => d.kind === kind && d.person === email)
  return !draft || draft.state === 'intended' || draft.state === 'withdrawn'
}

/** Skeletons this letter must not follow: earlier ones to this person, and earlier ones to others of the panel. */
function priorLetters(
  kind: LetterTaskKind,
  recipient: LetterRecipient,
  { interview, process, drafts }: Dossier,
  all: Dossier[],
  now: string,
): string[] {
  const ofKind = (list: Draft[]) => list.filter((draft) => draft.kind === kind)
  const inProcess = all.filter((other) => process !== null && other.process?.id === process.id)
  const toThisPerson = inProcess
    .filter((other) => other.interview.id !== interview.id)
    .flatMap((other) => ofKind(other.drafts))
    .filter(({ person }) => person === recipient.email)
  // Letters intended together are told apart by their seat in the panel; after a crash the rest of them must come
  // out as they would have before it.
  const own = ofKind(drafts).find(({ person }) => person === recipient.email)
  const since = own?.intendedAt ?? now
  const toOthers = ofKind(drafts).filter(
    ({ person, intendedAt }) => person !== recipient.email && intendedAt < since,
  )
  return [...toThisPerson, ...toOthers].map(({ skeleton }) => skeleton)
}

/** The earliest date by which the user must answer an offer that is still open. */
export function answerOfferBy(all: Dossier[]): string | null {
  const dates = all.flatMap(({ outcomes }) =>
    processState(outcomes) === 'offer' ? (decidingOutcome(outcomes)?.answerBy ?? []) : [],
  )
  return dates.toSorted()[0] ?? null
}
