// Microsoft To Do: https://learn.microsoft.com/graph/api/resources/todo-overview
import type { ListedTask, TaskEntry, TaskListPort } from '../../tasklist/task-list-port.ts'
import { createGraphClient, type GraphClient } from './graph-client.ts'
import type { MicrosoftAccount } from './microsoft-account.ts'
import { isMissing } from './microsoft-errors.ts'
import { dueDateOf, dueTimeOf, type GraphTask, idShape, listsShape, tasksShape } from './task-shape.ts'

export interface MicrosoftTasksOptions extends MicrosoftAccount {
  /** IANA zone of the user: To Do keeps a day as the midnight at which it begins there. */
  timeZone: string
}

const ours = 'Afterword'
const pageLength = '100'
const mostPages = 50

/** A list of our own in Microsoft To Do. Each entry carries its key as the resource of another program it links to. */
export function createMicrosoftTasks(options: MicrosoftTasksOptions): TaskListPort {
  const client = createGraphClient(options)
  const { timeZone } = options
  return {
    kind: 'microsoft',

    async list() {
      const id = await findList(client)
      const found = id === null ? [] : await allTasks(client, id)
      return found.flatMap((task) => listed(task, `${id}`, timeZone))
    },

    async create(entry) {
      const id = (await findList(client)) ?? (await makeList(client))
      const call = { method: 'POST', path: tasksOf(id), body: taskOf(entry, timeZone) } as const
      const created = await client.write(call, idShape)
      return referenceOf(id, created.id)
    },

    async update(reference, { dueDate, isDone }) {
      const body = {
        ...(dueDate === undefined ? {} : { dueDateTime: dueTimeOf(dueDate, timeZone) }),
        ...(isDone === undefined ? {} : { status: isDone ? 'completed' : 'notStarted' }),
      }
      await unlessGone(client.act({ method: 'PATCH', path: pathOf(reference), body }))
    },

    remove: (reference) => unlessGone(client.act({ method: 'DELETE', path: pathOf(reference) })),
  }
}

async function makeList(client: GraphClient): Promise<string> {
  const call = { method: 'POST', path: 'me/todo/lists', body: { displayName: ours } } as const
  return (await client.write(call, idShape)).id
}

/** Asked each time: the user may delete the list between two entries. */
async function findList(client: GraphClient): Promise<string | null> {
  let call: Parameters<GraphClient['get']>[0] = { path: 'me/todo/lists', query: { $top: pageLength } }
  for (let count = 0; count < mostPages; count++) {
    const { value, '@odata.nextLink': nextLink } = await client.get(call, listsShape)
    const found = value.find(({ displayName, isOwner }) => displayName === ours && isOwner !== false)
    if (found) return found.id
    if (!nextLink) break
    call = { path: nextLink }
  }
  return null
}

async function allTasks(client: GraphClient, listId: string): Promise<GraphTask[]> {
  const tasks: GraphTask[] = []
  const query = { $expand: 'linkedResources', $top: pageLength }
  let call: Parameters<GraphClient['get']>[0] = { path: tasksOf(listId), query }
  for (let count = 0; count < mostPages; count++) {
    // The list may have been deleted since it was found.
    const page = await client.find(call, tasksShape)
    tasks.push(...(page?.value ?? []))
    if (!page?.['@odata.nextLink']) break
    call = { path: page['@odata.nextLink'] }
  }
  return tasks
}

function listed(task: GraphTask, listId: string, timeZone: string): ListedTask[] {
  const link = task.linkedResources?.find(({ applicationName }) => applicationName === ours)
  if (!link?.externalId) return []
  const reference = referenceOf(listId, task.id)
  const isDone = task.status === 'completed'
  return [{ key: link.externalId, reference, dueDate: dueDateOf(task.dueDateTime, timeZone), isDone }]
}

function taskOf({ key, title, notes, dueDate }: TaskEntry, timeZone: string) {
  return {
    title,
    body: { contentType: 'text', content: notes },
    dueDateTime: dueTimeOf(dueDate, timeZone),
    linkedResources: [{ applicationName: ours, externalId: key, displayName: ours }],
  }
}

const tasksOf = (listId: string) => `me/todo/lists/${encodeURIComponent(listId)}/tasks`

/** A task is only found together with its list. Neither id has a space in it. */
const referenceOf = (listId: string, taskId: string) => `${listId} ${taskId}`

function pathOf(reference: string): string {
  const [listId = '', taskId = ''] = reference.split(' ')
  return `${tasksOf(listId)}/${encodeURIComponent(taskId)}`
}

async function unlessGone(act: Promise<void>): Promise<void> {
  try {
    await act
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}
