import type { TaskListState, TaskState } from '../world/tasks-state.ts'
import { iso } from '../world/times.ts'

const fraction = (instant: string): string => iso(Date.parse(instant)).replace(/(\.\d{3})Z$/, '$10000Z')
const inUtc = (wall: string) => ({ dateTime: `${wall}.0000000`, timeZone: 'UTC' })

/** https://learn.microsoft.com/graph/api/resources/todotask */
export function todoTask(task: TaskState): Record<string, unknown> {
  return {
    '@odata.etag': `W/"${Buffer.from(`${task.id.slice(-8)}.${task.version}`).toString('base64')}"`,
    id: task.id,
    title: task.title,
    status: task.completed === null ? 'notStarted' : 'completed',
    importance: 'normal',
    isReminderOn: false,
    hasAttachments: false,
    categories: [],
    createdDateTime: fraction(task.created),
    lastModifiedDateTime: fraction(task.updated),
    body: { content: task.notes, contentType: 'text' },
    ...(task.due === null ? {} : { dueDateTime: inUtc(`${task.due}T00:00:00`) }),
    ...(task.completed === null
      ? {}
      : { completedDateTime: inUtc(`${task.completed.slice(0, 10)}T00:00:00`) }),
  }
}

export const todoTaskList = ({ id, title, isDefault }: TaskListState): Record<string, unknown> => ({
  '@odata.etag': `W/"${Buffer.from(id.slice(-8)).toString('base64')}"`,
  id,
  displayName: title,
  isOwner: true,
  isShared: false,
  wellknownListName: isDefault ? 'defaultList' : 'none',
})
