import { Temporal } from 'temporal-polyfill'
import { atTime, inZone } from '../followup/local-time.ts'
import type { OutcomeKind } from '../followup/outcome.ts'
import { UsageError } from '../shared/usage-error.ts'
import { addOutcome } from '../store/outcomes.ts'
import { closeTask, taskId } from '../store/tasks.ts'
import type { Telling } from './telling.ts'

export interface GivenOutcome {
  kind: OutcomeKind
  /** Local date on which the user heard; null is now. */
  on: string | null
  /** Local date until which an offer stands. */
  answerBy: string | null
}

/** What became of it. The process remembers its history; the last word counts. */
export async function tellOutcome(telling: Telling, { kind, on, answerBy }: GivenOutcome): Promise<void> {
  const { pipeline, user, dossier, now } = telling
  if (!dossier.process) throw new UsageError('This may not have been an interview. Answer that first.')
  const at = on === null ? now : momentOn(on, telling)
  await addOutcome(pipeline.db, user.id, dossier.process.id, { kind, at, answerBy })
  if (kind !== 'accepted' && kind !== 'declined') return
  for (const { id: round } of dossier.rounds)
    await closeTask(pipeline.db, user.id, taskId(round, 'consider-offer'), 'done', now)
}

/** Noon of an earlier day; of today, now. */
function momentOn(date: string, { user, now }: Telling): string {
  const today = inZone(now, user.timeZone).toPlainDate().toString()
  if (date > today) throw new UsageError(`You say you heard on ${date}, which is still to come.`)
  return date === today ? now : atTime(Temporal.PlainDate.from(date), '12:00', user.timeZone)
}
