import type { TaskListState, TaskState } from '../world/tasks-state.ts'
import { iso } from '../world/times.ts'

const milliseconds = (instant: string): string => iso(Date.parse(instant))

/** https://developers.google.com/workspace/tasks/reference/rest/v1/tasks */
export function taskResource(task: TaskState, origin: string): Record<string, unknown> {
  return {
    kind: 'tasks#task',
    id: task.id,
    etag: `"${task.id}.${task.version}"`,
    title: task.title,
    updated: milliseconds(task.updated),
    selfLink: `${origin}/tasks/v1/lists/${task.listId}/tasks/${task.id}`,
    position: '00000000000000000000',
    ...(task.notes === '' ? {} : { notes: task.notes }),
    status: task.completed === null ? 'needsAction' : 'completed',
    ...(task.due === null ? {} : { due: `${task.due}T00:00:00.000Z` }),
    ...(task.completed === null ? {} : { completed: milliseconds(task.completed) }),
    ...(task.deleted ? { deleted: true } : {}),
    ...(task.hidden ? { hidden: true } : {}),
    links: [],
    webViewLink: `https://tasks.google.com/task/${task.id}`,
  }
}

export const taskListResource = ({ id, title, updated }: TaskListState): Record<string, unknown> => ({
  kind: 'tasks#taskList',
  id,
  etag: `"${id}"`,
  title,
  updated: milliseconds(updated),
})
