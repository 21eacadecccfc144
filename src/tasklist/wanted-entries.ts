import { inZone } from '../followup/local-time.ts'
import { type Task, taskState } from '../followup/task.ts'
import { interviewName, taskWords } from '../followup/words.ts'
import type { Dossier } from '../store/dossiers.ts'
import type { TaskEntry } from './task-list-port.ts'

/** How a task should stand in the user's list. `off`: not at all. */
export interface WantedEntry {
  entry: TaskEntry
  stand: 'open' | 'done' | 'off'
}

/** Tasks further away than this would only crowd the list; milliseconds. */
const horizon = 30 * 24 * 60 * 60 * 1000

/** Every task of a user as it should stand in their task list. Letting time pass is nothing to tick off. */
export function wantedEntries(dossiers: Dossier[], timeZone: string, now: string): WantedEntry[] {
  return dossiers.flatMap((dossier) =>
    dossier.tasks
      .filter(({ kind }) => kind !== 'take-distance')
      .map((task) => ({ entry: entryOf(task, dossier, timeZone), stand: standOf(task, now) })),
  )
}

function entryOf({ id, kind, dueAt }: Task, { interview }: Dossier, timeZone: string): TaskEntry {
  return {
    key: id,
    title: `${taskWords[kind]}: ${interviewName(interview)}`,
    notes: 'From Afterword. Tick it off here or there.',
    dueDate: inZone(dueAt, timeZone).toPlainDate().toString(),
  }
}

function standOf(task: Task, now: string): WantedEntry['stand'] {
  const state = taskState(task, now)
  if (state === 'done') return 'done'
  const isFarAway = Date.parse(task.dueAt) - Date.parse(now) > horizon
  return ['planned', 'open', 'overdue'].includes(state) && !isFarAway ? 'open' : 'off'
}
