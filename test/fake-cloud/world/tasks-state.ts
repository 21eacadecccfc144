export interface TaskState {
  id: string
  listId: string
  title: string
  notes: string
  /** A date. */
  due: string | null
  /** ISO instant; null while it is open. */
  completed: string | null
  deleted: boolean
  /** Google hides what was completed in its own programs. */
  hidden: boolean
  /** Microsoft's linkedResources. */
  links: Record<string, unknown>[]
  created: string
  updated: string
  version: number
  /** Counts with the list: what is newer than a token. */
  revision: number
}

export interface TaskListState {
  id: string
  title: string
  isDefault: boolean
  tasks: Map<string, TaskState>
  revision: number
  /** Delta tokens of earlier revisions are too old. */
  tokensValidFrom: number
  updated: string
}

export type TasksState = Map<string, TaskListState>

export const emptyTasks = (): TasksState => new Map()
