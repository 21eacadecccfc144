import type { ListedTask, TaskEntry, TaskListPort } from '../../tasklist/task-list-port.ts'

export interface MemoryTaskList extends TaskListPort {
  /** What stands there, by key. */
  readonly entries: ReadonlyMap<string, ListedTask & Pick<TaskEntry, 'title' | 'notes'>>
  /** What its user may do by hand. */
  tick(key: string, isDone?: boolean): void
  throwOut(key: string): void
}

/** A task list in memory: for dry runs and tests. */
export function createMemoryTaskList(): MemoryTaskList {
  const entries = new Map<string, ListedTask & Pick<TaskEntry, 'title' | 'notes'>>()
  const byReference = (reference: string) => [...entries.values()].find((e) => e.reference === reference)
  return {
    kind: 'memory',
    entries,
    tick(key, isDone = true) {
      const entry = entries.get(key)
      if (entry) entry.isDone = isDone
    },
    throwOut: (key) => void entries.delete(key),
    list: async () => [...entries.values()],
    async create(entry) {
      const reference = `memory-${entry.key}`
      entries.set(entry.key, { ...entry, reference, isDone: false })
      return reference
    },
    async update(reference, change) {
      Object.assign(byReference(reference) ?? {}, change)
    },
    async remove(reference) {
      const entry = byReference(reference)
      if (entry) entries.delete(entry.key)
    },
  }
}
