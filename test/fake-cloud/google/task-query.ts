import type { TaskListState, TaskState } from '../world/tasks-state.ts'

/** Completed ones are shown unless one asks not to, hidden and deleted ones only when one asks for them. */
export function listedTasks({ tasks }: TaskListState, query: URLSearchParams): TaskState[] {
  const shown = (name: string, usual: boolean): boolean => (query.get(name) ?? String(usual)) === 'true'
  const bound = (name: string): number | null => {
    const value = query.get(name)
    return value === null ? null : Date.parse(value)
  }
  const within = (value: string | null, min: number | null, max: number | null): boolean =>
    (min === null && max === null) ||
    (value !== null &&
      (min === null || Date.parse(value) >= min) &&
      (max === null || Date.parse(value) < max))
  return [...tasks.values()].filter(
    (task) =>
      (task.completed === null || shown('showCompleted', true)) &&
      (!task.hidden || shown('showHidden', false)) &&
      (!task.deleted || shown('showDeleted', false)) &&
      within(task.updated, bound('updatedMin'), null) &&
      within(task.due, bound('dueMin'), bound('dueMax')) &&
      within(task.completed, bound('completedMin'), bound('completedMax')),
  )
}
