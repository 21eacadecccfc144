import type { ListedTaskRecord } from '../store/listed-tasks.ts'
import type { ListedTask, TaskEntry } from './task-list-port.ts'
import type { WantedEntry } from './wanted-entries.ts'

/** One thing to do so that a task and its entry agree. */
export type TaskListStep =
  /** Make the entry. */
  | { act: 'create'; entry: TaskEntry }
  /** It is there already: a try before a crash made it. */
  | { act: 'adopt'; entry: TaskEntry; found: ListedTask }
  | { act: 'move'; entry: TaskEntry; reference: string }
  /** Tick it off there, or open it again there. */
  | { act: 'tick'; entry: TaskEntry; reference: string; isDone: boolean }
  /** Take it away there. */
  | { act: 'remove'; entry: TaskEntry; reference: string }
  /** The user ticked it off there: the task is done. */
  | { act: 'close'; entry: TaskEntry; reference: string }
  /** The user threw it out there: it is never made again. */
  | { act: 'let-go'; entry: TaskEntry }

/**
 * Compares the tasks of a user with their task list. What changed last wins, as far as that can be told; what the user
 * threw out of the list never comes back there, while the task itself stays.
 */
export function planTaskList(
  wanted: WantedEntry[],
  records: ListedTaskRecord[],
  found: ListedTask[],
): TaskListStep[] {
  const known = new Map(records.map((record) => [record.taskId, record]))
  const there = new Map(found.map((listed) => [listed.key, listed]))
  return wanted.flatMap((each) => {
    const { key } = each.entry
    return stepFor(each, known.get(key), there.get(key)) ?? []
  })
}

function stepFor(
  { entry, stand }: WantedEntry,
  record: ListedTaskRecord | undefined,
  found: ListedTask | undefined,
): TaskListStep | null {
  if (record?.state === 'removed') return null
  if (!record || record.state === 'withdrawn') return stand === 'open' ? { act: 'create', entry } : null
  if (!found) {
    if (record.state === 'listed') return { act: 'let-go', entry }
    return stand === 'open' ? { act: 'create', entry } : null
  }
  if (record.state === 'intended') return { act: 'adopt', entry, found }
  return nextStep(entry, stand, record, found)
}

function nextStep(
  entry: TaskEntry,
  stand: WantedEntry['stand'],
  record: ListedTaskRecord,
  { reference, isDone }: ListedTask,
): TaskListStep | null {
  if (stand === 'off') return { act: 'remove', entry, reference }
  const isDoneHere = stand === 'done'
  if (isDone !== isDoneHere) {
    const wasTickedThere = isDone && !record.isDone
    return wasTickedThere
      ? { act: 'close', entry, reference }
      : { act: 'tick', entry, reference, isDone: isDoneHere }
  }
  return stand === 'open' && entry.dueDate !== record.dueDate ? { act: 'move', entry, reference } : null
}
