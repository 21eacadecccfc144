// Tasks: https://developers.google.com/workspace/tasks/reference/rest/v1/tasks
import { z } from 'zod'
import type { ListedTask, TaskListPort } from '../../tasklist/task-list-port.ts'
import { type CallOptions, GoogleCalls, type GoogleOptions, orMissing } from './google-calls.ts'

/** The list that Google shows first: people look there, and it has a name for the API that nobody can change. */
const tasklist = '@default'
const pageSize = 100

const task = z.object({
  id: z.string(),
  notes: z.string().default(''),
  due: z.string().nullish(),
  status: z.string().default('needsAction'),
  deleted: z.boolean().default(false),
})
const listed = z.object({ items: z.array(task).default([]), nextPageToken: z.string().optional() })

/** Google's own task list of an account. Entries of ours carry their key in the last line of their notes. */
export function createGoogleTasks(options: GoogleOptions): TaskListPort {
  const calls = new GoogleCalls('Google Tasks', options)
  return {
    kind: 'google',

    async list() {
      const found: ListedTask[] = []
      for await (const each of allTasks(calls)) {
        const key = keyIn(each.notes)
        if (key === null || each.deleted) continue
        const dueDate = each.due?.slice(0, 10) ?? null
        found.push({ key, reference: each.id, dueDate, isDone: each.status === 'completed' })
      }
      return found
    },

    async create({ key, title, notes, dueDate }) {
      const { tasks } = await api()
      const requestBody = { title, notes: withKey(notes, key), due: dueOf(dueDate) }
      const call = (callOptions: CallOptions) => tasks.insert({ tasklist, requestBody }, callOptions)
      return (await calls.write('tasks.tasks.insert', task, call)).id
    },

    async update(reference, { dueDate, isDone }) {
      const { tasks } = await api()
      const requestBody = {
        ...(dueDate === undefined ? {} : { due: dueOf(dueDate) }),
        ...(isDone === undefined ? {} : isDone ? { status: 'completed' } : reopened),
      }
      const call = (callOptions: CallOptions) =>
        tasks.patch({ tasklist, task: reference, requestBody }, callOptions)
      await orMissing(calls.write('tasks.tasks.patch', z.unknown(), call))
    },

    async remove(reference) {
      const { tasks } = await api()
      const call = (callOptions: CallOptions) => tasks.delete({ tasklist, task: reference }, callOptions)
      await orMissing(calls.write('tasks.tasks.delete', z.unknown(), call))
    },
  }
}

/** A task that has a time of completion stays completed. */
const reopened = { status: 'needsAction', completed: null }

/** Done ones are hidden once the user cleans the list up; they count all the same. */
async function* allTasks(calls: GoogleCalls) {
  const { tasks } = await api()
  let pageToken: string | undefined
  do {
    const params = { tasklist, showCompleted: true, showHidden: true, maxResults: pageSize }
    const call = (callOptions: CallOptions) =>
      tasks.list(pageToken ? { ...params, pageToken } : params, callOptions)
    const page = await calls.read('tasks.tasks.list', listed, call)
    yield* page.items
    pageToken = page.nextPageToken
  } while (pageToken)
}

/** "The due date only records date information; the time portion of the timestamp is discarded." */
function dueOf(date: string): string {
  return `${date}T00:00:00.000Z`
}

function withKey(notes: string, key: string): string {
  return `${notes}\n\nafterword: ${key}`.trimStart()
}

function keyIn(notes: string): string | null {
  return /^afterword: ([A-Za-z0-9-]+)\s*$/m.exec(notes)?.[1] ?? null
}

async function api() {
  const { tasks } = await import('googleapis/build/src/apis/tasks/index.js')
  return tasks('v1')
}
