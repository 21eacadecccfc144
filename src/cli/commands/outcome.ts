import { Temporal } from 'temporal-polyfill'
import { atTime, inZone } from '../../followup/local-time.ts'
import { outcomeKinds } from '../../followup/outcome.ts'
import { UsageError } from '../../shared/usage-error.ts'
import { addOutcome } from '../../store/outcomes.ts'
import { closeTask, reopenTask, taskId } from '../../store/tasks.ts'
import { dateValue, oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { type Telling, tell } from '../tell.ts'

export interface OutcomeOptions extends GlobalOptions {
  on?: string
  answerBy?: string
}

/** What became of it. The process remembers its history; the last word counts. */
export function outcome(
  id: string,
  kind: string,
  options: OutcomeOptions,
  streams: Streams,
): Promise<number> {
  const checked = oneOf('The outcome', kind, outcomeKinds)
  const answerBy = options.answerBy ? dateValue('--answer-by', options.answerBy) : null
  const on = options.on ? dateValue('--on', options.on) : null
  return tell(id, options, streams, async (telling) => {
    const { app, user, dossier, now } = telling
    if (!dossier.process) throw new UsageError('This may not have been an interview. Answer that first.')
    const at = on === null ? now : momentOn(on, telling)
    await addOutcome(app.pipeline.db, user.id, dossier.process.id, { kind: checked, at, answerBy })
    if (checked !== 'accepted' && checked !== 'declined') return
    for (const { id: round } of dossier.rounds)
      await closeTask(app.pipeline.db, user.id, taskId(round, 'consider-offer'), 'done', now)
  })
}

/** Noon of an earlier day; of today, now. */
function momentOn(date: string, { user, now }: Telling): string {
  const today = inZone(now, user.timeZone).toPlainDate().toString()
  if (date > today) throw new UsageError(`--on is ${date}, which is still to come.`)
  return date === today ? now : atTime(Temporal.PlainDate.from(date), '12:00', user.timeZone)
}

export interface DoneOptions extends GlobalOptions {
  undo?: boolean
  dismiss?: boolean
}

/** Marks a task as done, as not wanted, or as still to do. */
export function done(task: string, options: DoneOptions, streams: Streams): Promise<number> {
  const interviewId = task.split('-', 1)[0] ?? ''
  return tell(interviewId, options, streams, async ({ app, user, dossier, now }) => {
    const found = dossier.tasks.find(({ id }) => id === task)
    if (!found)
      throw new UsageError(`There is no task "${task}". "afterword show ${dossier.interview.id}" lists them.`)
    if (options.undo) await reopenTask(app.pipeline.db, user.id, task)
    else await closeTask(app.pipeline.db, user.id, task, options.dismiss ? 'dismissed' : 'done', now)
  })
}
