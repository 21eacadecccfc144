import { answerKeys } from '../../detection/remembered-answers.ts'
import { updateInterviews } from '../../pass/update-interviews.ts'
import { withdrawAll } from '../../pass/withdraw-all.ts'
import { saveAnswers } from '../../store/answers.ts'
import { inTransaction } from '../../store/database.ts'
import { deleteEventsOf, listEvents, saveEvent } from '../../store/events.ts'
import { deleteInterview } from '../../store/interviews.ts'
import { oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { type Telling, tell } from '../tell.ts'

/** "Was this an interview?" The answer is remembered for its series, its kind of title and its organiser. */
export function answer(id: string, given: string, options: GlobalOptions, streams: Streams): Promise<number> {
  const reply = oneOf('The answer', given, ['yes', 'no'])
  return tell(id, options, streams, (telling) => (reply === 'yes' ? wasInterview(telling) : wasNone(telling)))
}

async function remember({ app, user, dossier, now }: Telling, reply: 'yes' | 'no') {
  const { db, key } = app.pipeline
  const events = (await listEvents(db, user.id)).filter(
    ({ interviewId }) => interviewId === dossier.interview.id,
  )
  const keys = events.flatMap(({ event }) => answerKeys(event, user))
  await saveAnswers(db, user.id, keys, reply, key, now)
  return events
}

async function wasInterview(telling: Telling): Promise<void> {
  const { db, rules } = telling.app.pipeline
  const { user, now } = telling
  for (const stored of await remember(telling, 'yes')) {
    const detection = { ...stored.detection, verdict: 'interview' as const }
    await saveEvent(db, user.id, { ...stored, detection })
  }
  await inTransaction(db, (tx) => updateInterviews(tx, user, rules.interviews, now))
}

/** It leaves no trace: its drafts go back unless they were touched, and every word of it is deleted. */
async function wasNone(telling: Telling): Promise<void> {
  const { app, user, dossier } = telling
  await remember(telling, 'no')
  await withdrawAll(app.pipeline, user, dossier)
  await inTransaction(app.pipeline.db, async (tx) => {
    await deleteEventsOf(tx, user.id, dossier.interview.id)
    await deleteInterview(tx, user.id, dossier.interview.id)
  })
  await app.compact()
}
