import { isLetterKind, type Task, taskState } from '../followup/task.ts'
import { LetterTemplateError } from '../letter/letter-template-error.ts'
import { lettersOfTask, recipientsToWrite } from '../letter/letters-of-task.ts'
import type { MailboxPort } from '../mailbox/mailbox-port.ts'
import { placeDraft } from '../mailbox/place-draft.ts'
import { watchDrafts } from '../mailbox/watch-drafts.ts'
import { withdrawDraft } from '../mailbox/withdraw-draft.ts'
import { ProviderError } from '../shared/provider-error.ts'
import type { Connection } from '../store/connections.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import type { Draft } from '../store/drafts.ts'
import { closeTask } from '../store/tasks.ts'
import type { User } from '../store/users.ts'
import { findThreads } from './find-threads.ts'
import { type LetterWork, letterContext, rewriteDraft } from './letter-work.ts'
import type { Trouble } from './pass-context.ts'
import { updatePlans } from './update-plans.ts'
import { watchConversations } from './watch-conversations.ts'

/**
 * Does what is due in the mailbox: sees what the user did, plans anew, takes back what no longer holds, and places
 * the letters that are due. Stop rules are looked at here, because the plan is made anew just before acting; so
 * the user's mail is always looked at before a letter is placed.
 */
export async function carryOut(
  context: LetterWork,
  user: User,
  connection: Connection,
  mailbox: MailboxPort,
  now: string,
  looks: 'always' | 'before placing',
): Promise<Trouble[]> {
  const { db } = context
  const troubles: Trouble[] = []
  const tell = ({ message }: { message: string }) => troubles.push({ place: null, message })
  if (looks === 'always' || (await isAboutToPlace(context, user, now))) {
    for (const trouble of await watchDrafts(db, user, mailbox)) tell(trouble)
    await watchConversations(context, user, connection, mailbox, now)
    await closeFinishedTasks(context, user, now)
  }
  await updatePlans(db, user, context.rules.followUp, now)
  const all = await loadDossiers(db, user.id)
  let stumbles = 0
  for (const dossier of all) {
    const work: Work = { context, user, mailbox, dossier, all, now }
    for (const task of dossier.tasks) {
      const step = isDueLetter(task, now) ? placeLetters : takeBackDrafts
      await step(work, task).catch((error: unknown) => {
        // One letter that cannot be written or placed must not keep the others from their time.
        if (isPassing(error)) stumbles += 1
        else if (!isOfThisLetter(error)) throw error
        if (stumbles > mostStumbles) throw error
        tell(error)
      })
    }
  }
  return troubles
}

/** What is needed to do something about one interview. */
interface Work {
  context: LetterWork
  user: User
  mailbox: MailboxPort
  dossier: Dossier
  all: Dossier[]
  now: string
}

/** More letters than this do not fail by themselves: the service is in trouble, and is left for the next pass. */
const mostStumbles = 2

function isPassing(error: unknown): error is ProviderError {
  return error instanceof ProviderError && error.kind === 'temporary'
}

function isOfThisLetter(error: unknown): error is Error {
  return (
    error instanceof LetterTemplateError || (error instanceof ProviderError && error.kind === 'permanent')
  )
}

function isDueLetter(task: Task, now: string): boolean {
  return isLetterKind(task.kind) && ['open', 'overdue'].includes(taskState(task, now))
}

async function isAboutToPlace({ db }: LetterWork, user: User, now: string): Promise<boolean> {
  return (await loadDossiers(db, user.id)).some((dossier) =>
    dossier.tasks.some(
      (task) =>
        isLetterKind(task.kind) &&
        isDueLetter(task, now) &&
        recipientsToWrite(task.kind, dossier, user.email).length > 0,
    ),
  )
}

/** A task is done when its letters were sent, and dismissed when the user threw all of them away. */
async function closeFinishedTasks({ db }: LetterWork, user: User, now: string): Promise<void> {
  for (const dossier of await loadDossiers(db, user.id)) {
    for (const task of dossier.tasks.filter(({ state }) => state === 'planned')) {
      const drafts = dossier.drafts.filter(({ kind }) => kind === task.kind)
      const states = drafts.map(({ state }) => state)
      if (states.length === 0 || states.some((state) => state !== 'sent' && state !== 'deleted')) continue
      if (isOnlyBegunByHand(task, drafts, dossier, user)) continue
      await closeTask(db, user.id, task.id, states.includes('sent') ? 'done' : 'dismissed', now)
    }
  }
}

/** The user wrote to some of the panel by hand before any draft was placed: the others are still to be written to. */
function isOnlyBegunByHand({ kind }: Task, drafts: Draft[], dossier: Dossier, user: User): boolean {
  if (!isLetterKind(kind) || drafts.some(({ mailboxId }) => mailboxId !== null)) return false
  return recipientsToWrite(kind, dossier, user.email).length > 0
}

async function placeLetters(work: Work, task: Task): Promise<void> {
  const { context, user, mailbox, dossier, all, now } = work
  if (!isLetterKind(task.kind) || isToBeSpoken(task, dossier)) return
  const threads = await findThreads(context, user, mailbox.conversations, task.kind, dossier, all)
  const { format } = context.letters
  for (const addressed of lettersOfTask(
    task.kind,
    dossier,
    all,
    letterContext(context, user, all, now, threads),
  )) {
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
