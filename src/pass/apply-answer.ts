import { SUPERSEDED } from '../detection/find-superseded.ts'
import { ANSWERED, type AnswerKey, answerKeys, applyAnswers } from '../detection/remembered-answers.ts'
import { answersOf, saveAnswers } from '../store/answers.ts'
import { type Database, inTransaction } from '../store/database.ts'
import { type Dossier, loadDossiers } from '../store/dossiers.ts'
import { deleteEvent, listEvents, type StoredEvent, saveEvent } from '../store/events.ts'
import { deleteInterview } from '../store/interviews.ts'
import { deleteEmptyProcesses } from '../store/processes.ts'
import type { User } from '../store/users.ts'
import type { LetterSettings } from './letter-work.ts'
import type { PassContext } from './pass-context.ts'
import { updateInterviews } from './update-interviews.ts'
import { withdrawAll } from './withdraw-all.ts'

type Context = PassContext & { letters: LetterSettings }

/**
 * Takes the user's word on whether something was an interview: for this one and for all like it that are known. What
 * was none leaves no trace: its drafts go back unless they were touched, and every word of it is deleted. The answer
 * is written together with what follows from it, so that a killed command can simply be given again.
 */
export async function applyAnswer(
  context: Context,
  user: User,
  dossier: Dossier,
  answer: 'yes' | 'no',
  now: string,
): Promise<void> {
  const { db } = context
  const events = await listEvents(db, user.id)
  const about = events.filter(({ interviewId }) => interviewId === dossier.interview.id)
  const keys = about.flatMap(({ event }) => answerKeys(event, user)).filter((key) => isAbout(dossier, key))
  const decided = await decide(context, user, events, keys, answer)
  const none = new Set(
    decided.flatMap(({ detection, interviewId }) => (detection.verdict === 'no' ? (interviewId ?? []) : [])),
  )
  for (const each of await loadDossiers(db, user.id)) {
    if (none.has(each.interview.id)) await withdrawAll(context, user, each)
  }
  await inTransaction(db, async (tx) => {
    await saveAnswers(tx, user.id, keys, answer, context.key, now)
    for (const stored of decided) await keepOrDelete(tx, user, stored)
    for (const id of none) await deleteIfEmpty(tx, user, id)
    await updateInterviews(tx, user, context.rules.interviews, now)
    await deleteEmptyProcesses(tx, user.id)
  })
}

/** Whether an old time still holds says nothing about other events: the new time has the same title and organiser. */
function isAbout({ interview }: Dossier, { scope }: AnswerKey): boolean {
  return scope === 'series' || interview.reasons[0]?.signal !== SUPERSEDED
}

/** The stored events on which the answer changes the verdict, with the new one. */
async function decide(
  { db, key }: Context,
  user: User,
  events: StoredEvent[],
  keys: AnswerKey[],
  answer: 'yes' | 'no',
): Promise<StoredEvent[]> {
  const known = await answersOf(db, user.id, key)
  const given = new Set(keys.map(({ scope, key: text }) => `${scope} ${text}`))
  return events.flatMap((stored) => {
    const own = answerKeys(stored.event, user)
    const now = own.filter(({ scope, key: text }) => given.has(`${scope} ${text}`))
    const before = known(own.filter((each) => !now.includes(each)))
    const detection = applyAnswers(stored.detection, [
      ...now.map(({ scope }) => ({ scope, answer })),
      ...before,
    ])
    return isDecided(stored, detection) ? [] : [{ ...stored, detection }]
  })
}

/** The verdict stands as it was, and that the user said so is no news. */
function isDecided({ detection: before }: StoredEvent, detection: StoredEvent['detection']): boolean {
  const isNews = detection.reasons[0]?.signal === ANSWERED && before.reasons[0]?.signal !== ANSWERED
  return detection.verdict === before.verdict && !isNews
}

async function keepOrDelete(tx: Database, user: User, stored: StoredEvent): Promise<void> {
  if (stored.detection.verdict === 'no') await deleteEvent(tx, user.id, stored.id)
  else await saveEvent(tx, user.id, stored)
}

/** A loop of which one session was none lives on with the others. */
async function deleteIfEmpty(tx: Database, user: User, interviewId: string): Promise<void> {
  const left = (await listEvents(tx, user.id)).some((stored) => stored.interviewId === interviewId)
  if (!left) await deleteInterview(tx, user.id, interviewId)
}
