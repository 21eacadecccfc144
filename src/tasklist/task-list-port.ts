/** A task as it is to stand in the user's task list. */
export interface TaskEntry {
  /** Ours, the same for ever: stands in the entry, so that `list` recognises it. Letters, digits and hyphens. */
  key: string
  /** One line. */
  title: string
  notes: string
  /** Local date in the user's zone, `YYYY-MM-DD`. */
  dueDate: string
}

/** One of our entries as the user's task list has it now. */
export interface ListedTask {
  key: string
  /** What the list calls it; opaque. */
  reference: string
  dueDate: string | null
  isDone: boolean
}

/**
 * The user's own task list: Google Tasks, Microsoft To Do, a calendar's VTODOs. All verbs throw a ProviderError when
 * it cannot be reached.
 */
export interface TaskListPort {
  readonly kind: string
  /** The entries that carry a key of ours and were not deleted, done ones too. */
  list(): Promise<ListedTask[]>
  /** Not idempotent: after a crash, `list` is asked first. Answers the reference. */
  create(entry: TaskEntry): Promise<string>
  /** Changes only what is given. One that is gone meanwhile is left gone. */
  update(reference: string, change: { dueDate?: string; isDone?: boolean }): Promise<void>
  /** One that is gone already is no error. */
  remove(reference: string): Promise<void>
}
