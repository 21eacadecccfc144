import { isLetterKind, type Task, taskState } from '../followup/task.ts'
import { LetterTemplateError } from '../letter/letter-template-error.ts'
import { answerOfferBy, type LetterContext, lettersOfTask } from '../letter/letters-of-task.ts'
import type { LetterLibrary } from '../letter/load-letters.ts'
import type { DraftMessage, MailboxPort } from '../mailbox/mailbox-port.ts'
import { draftMessage, placeDraft } from '../mailbox/place-draft.ts'
import { watchDrafts } from '../mailbox/watch-drafts.ts'
import { withdrawDraft } from '../mailbox/withdraw-draft.ts'
import { ProviderError } from '../shared/provider-error.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { Draft } from '../store/drafts.ts'
import { closeTask } from '../store/tasks.ts'
import type { User } from '../store/users.ts'
import type { PassContext, Trouble } from './pass-context.ts'
import { updatePlans } from './update-plans.ts'

export interface LetterSettings {
  library: LetterLibrary
  eventsTradeWords: readonly string[]
  format: 'text' | 'text-and-html'
}

type Context = Pick<PassContext, 'db' | 'rules'> & { letters: LetterSettings }

/**
 * Does what is due in the mailbox: sees what the user did, plans anew, takes back what no longer holds, and places
 * the letters that are due. Stop rules are looked at here, because the plan is made anew just before acting.
 */
export async function carryOut(
  context: Context,
  user: User,
  mailbox: MailboxPort,
  now: string,
): Promise<Trouble[]> {
  const { db } = context
  await watchDrafts(db, user, mailbox)
  await closeFinishedTasks(context, user, now)
  await updatePlans(db, user, context.rules.followUp, now)
  const all = await loadDossiers(db, user.id)
  const troubles: Trouble[] = []
  for (const dossier of all) {
    const work: Work = { context, user, mailbox, dossier, all, now }
    for (const task of dossier.tasks) {
      const step = isDueLetter(task, now) ? placeLetters : takeBackDrafts
      await step(work, task).catch((error: unknown) => {
        // One letter that cannot be written or placed must not keep the others from their time.
        if (!isOfThisLetter(error)) throw error
        troubles.push({ place: null, message: error.message })
      })
    }
  }
  return troubles
}

/** What is needed to do something about one interview. */
interface Work {
  context: Context
  user: User
  mailbox: MailboxPort
  dossier: Dossier
  all: Dossier[]
  now: string
}

function isOfThisLetter(error: unknown): error is Error {
  return (
    error instanceof LetterTemplateError || (error instanceof ProviderError && error.kind === 'permanent')
  )
}

function isDueLetter(task: Task, now: string): boolean {
  return isLetterKind(task.kind) && ['open', 'overdue'].includes(taskState(task, now))
}

/** A task is done when its letters were sent, and dismissed when the user threw all of them away. */
async function closeFinishedTasks({ db }: Context, user: User, now: string): Promise<void> {
  for (const { tasks, drafts } of await loadDossiers(db, user.id)) {
    for (const task of tasks.filter(({ state }) => state === 'planned')) {
      const states = drafts.flatMap(({ kind, state }) => (kind === task.kind ? [state] : []))
      if (states.length === 0 || states.some((state) => state !== 'sent' && state !== 'deleted')) continue
      await closeTask(db, user.id, task.id, states.includes('sent') ? 'done' : 'dismissed', now)
    }
  }
}

async function placeLetters(work: Work, task: Task): Promise<void> {
  const { context, user, mailbox, dossier, all, now } = work
  if (!isLetterKind(task.kind) || isToBeSpoken(task, dossier)) return
  for (const addressed of lettersOfTask(task.kind, dossier, all, letterContext(context, user, all, now))) {
    const { format } = context.letters
    const order = {
      interviewId: dossier.interview.id,
      kind: task.kind,
      addressed,
      date: task.availableAt,
      format,
    }
    await placeDraft(context.db, user, mailbox, order, now)
  }
}

/** Agreed to follow up otherwise than by mail: the task stays, without a letter. */
function isToBeSpoken({ kind }: Task, { agreement }: Dossier): boolean {
  const channel = agreement?.channel ?? 'email'
  return kind.startsWith('check-in') && channel !== 'email'
}

function letterContext({ letters }: Context, user: User, all: Dossier[], now: string): LetterContext {
  const { library, eventsTradeWords } = letters
  return { user, library, eventsTradeWords, answerOfferBy: answerOfferBy(all), now }
}

/** Drafts of a task that left the plan, is not wanted, or moved into the future, go back unless the user touched them. */
async function takeBackDrafts(
  { context, user, mailbox, dossier, all, now }: Work,
  task: Task,
): Promise<void> {
  const state = taskState(task, now)
  const gaveWayToTheSecond = task.kind === 'check-in' && state === 'lapsed'
  const isOff = ['withdrawn', 'dismissed', 'planned'].includes(state) || gaveWayToTheSecond
  for (const draft of dossier.drafts.filter(({ kind }) => kind === task.kind)) {
    if (draft.state !== 'withdrawing' && !(isOff && ['placed', 'intended'].includes(draft.state))) continue
    await withdrawDraft(context.db, user, mailbox, draft, () =>
      rewriteDraft(context, user, draft, dossier, all, now),
    )
  }
}

/** The message of a draft as it would be written now; without a letter for the person, its envelope. */
export function rewriteDraft(
  context: Context,
  user: User,
  draft: Draft,
  dossier: Dossier,
  all: Dossier[],
  now: string,
): DraftMessage {
  const { interviewId, kind, person, messageId, subject, toName } = draft
  const date = dossier.tasks.find((task) => task.kind === kind)?.availableAt ?? draft.intendedAt
  const letters = lettersOfTask(kind, dossier, all, letterContext(context, user, all, now))
  const addressed = letters.find(({ recipient }) => recipient.email === person)
  if (addressed)
    return draftMessage(user, { interviewId, kind, addressed, date, format: context.letters.format })
  const from = { name: user.name, email: user.email }
  return {
    messageId,
    from,
    to: { name: toName, email: person },
    subject,
    text: '',
    html: null,
    date,
    thread: [],
    conversation: null,
  }
}
