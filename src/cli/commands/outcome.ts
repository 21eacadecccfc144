import { closeOwnTask } from '../../actions/close-own-task.ts'
import { tellOutcome } from '../../actions/tell-outcome.ts'
import { outcomeKinds } from '../../followup/outcome.ts'
import { dateValue, oneOf } from '../parse-values.ts'
import type { GlobalOptions } from '../session.ts'
import type { Streams } from '../streams.ts'
import { tell } from '../tell.ts'

export interface OutcomeOptions extends GlobalOptions {
  on?: string
  answerBy?: string
}

/** What became of it. */
export function outcome(
  id: string,
  kind: string,
  options: OutcomeOptions,
  streams: Streams,
): Promise<number> {
  const given = {
    kind: oneOf('The outcome', kind, outcomeKinds),
    on: options.on ? dateValue('--on', options.on) : null,
    answerBy: options.answerBy ? dateValue('--answer-by', options.answerBy) : null,
  }
  return tell(id, options, streams, (telling) => tellOutcome(telling, given))
}

export interface DoneOptions extends GlobalOptions {
  undo?: boolean
  dismiss?: boolean
}

/** Marks a task as done, as not wanted, or as still to do. */
export function done(task: string, options: DoneOptions, streams: Streams): Promise<number> {
  const interviewId = task.split('-', 1)[0] ?? ''
  const word = options.undo ? 'undo' : options.dismiss ? 'dismissed' : 'done'
  return tell(interviewId, options, streams, (telling) => closeOwnTask(telling, task, word))
}
