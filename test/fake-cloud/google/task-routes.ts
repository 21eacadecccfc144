import { type Answer, type Call, noContent, ok, Refusal, type Route } from '../http/call.ts'
import { asObject, type Json, text } from '../http/json.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { googleError } from '../http/vendor-errors.ts'
import { type TaskChange, Tasks } from '../world/tasks.ts'
import type { TaskListState, TaskState } from '../world/tasks-state.ts'
import { READ_TASKS, WRITE_TASKS } from './scopes.ts'
import { listedTasks } from './task-query.ts'
import { taskListResource, taskResource } from './task-resource.ts'

const LISTS = '/tasks/v1/users/@me/lists'
const TASKS = '/tasks/v1/lists/{list}/tasks'

export function taskRoutes(parts: Parts): Route[] {
  const route = (method: Route['method'], path: string, handle: Route['handle']): Route => ({
    provider: 'google',
    method,
    path,
    scopes: method === 'GET' ? READ_TASKS : WRITE_TASKS,
    handle,
  })
  return [
    route('GET', LISTS, (call) => listLists(call, parts)),
    route('POST', LISTS, (call) => insertList(call, parts)),
    route('GET', `${LISTS}/{list}`, (call) => ok(taskListResource(listIn(call)))),
    route('GET', TASKS, (call) => listTasks(call, parts)),
    route('POST', TASKS, (call) => insert(call, parts)),
    route('GET', `${TASKS}/{task}`, (call) => ok(taskResource(taskIn(call), call.origin))),
    route('PATCH', `${TASKS}/{task}`, (call) => change(call, parts)),
    route('PUT', `${TASKS}/{task}`, (call) => change(call, parts)),
    route('DELETE', `${TASKS}/{task}`, (call) => remove(call, parts)),
  ]
}

const notFound = () => new Refusal(googleError(404, 'notFound', 'Task not found.'))
const badToken = () => new Refusal(googleError(400, 'invalid', 'Invalid page token value.'))

function listIn({ account, params }: Call): TaskListState {
  const id = params.list ?? ''
  const found =
    id === '@default' ? account.tasks.values().find((list) => list.isDefault) : account.tasks.get(id)
  if (!found) throw new Refusal(googleError(404, 'notFound', 'Task list not found.'))
  return found
}

function taskIn(call: Call): TaskState {
  const found = listIn(call).tasks.get(call.params.task ?? '')
  if (!found) throw notFound()
  return found
}

function listLists(call: Call, { pages }: Parts): Answer {
  const size = pageSize(call.query.get('maxResults'), 1000, 1000, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null
      ? pages.first([...call.account.tasks.values()], size, null)
      : pages.following<TaskListState, null>(token, size)
  if (!page) throw badToken()
  return ok({
    kind: 'tasks#taskLists',
    etag: '"lists"',
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    items: page.items.map(taskListResource),
  })
}

function insertList(call: Call, { context }: Parts): Answer {
  const { id } = new Tasks(call.account, context).addList(text(call.body, 'title') ?? '')
  return ok(taskListResource(listIn({ ...call, params: { list: id } })))
}

function listTasks(call: Call, { pages }: Parts): Answer {
  const size = pageSize(call.query.get('maxResults'), 20, 100, call.longestPage)
  const token = call.query.get('pageToken')
  const page =
    token === null
      ? pages.first(listedTasks(listIn(call), call.query), size, null)
      : pages.following<TaskState, null>(token, size)
  if (!page) throw badToken()
  return ok({
    kind: 'tasks#tasks',
    etag: '"tasks"',
    ...(page.next === null ? {} : { nextPageToken: page.next }),
    items: page.items.map((task) => taskResource(task, call.origin)),
  })
}

function insert(call: Call, { context }: Parts): Answer {
  const tasks = new Tasks(call.account, context)
  const list = listIn(call)
  const made = tasks.add({ title: '', list })
  tasks.change(made, changeIn(asObject(call.body), context.now()))
  return ok(taskResource(taskIn({ ...call, params: { list: list.id, task: made.id } }), call.origin))
}

function change(call: Call, { context }: Parts): Answer {
  const task = taskIn(call)
  new Tasks(call.account, context).change(task, changeIn(asObject(call.body), context.now()))
  return ok(taskResource(task, call.origin))
}

/** It can still be got, and says that it is deleted. */
function remove(call: Call, { context }: Parts): Answer {
  new Tasks(call.account, context).delete(taskIn(call))
  return noContent
}

/** "Only date information is recorded; the time portion of the timestamp is discarded." */
function changeIn(body: Json, now: string): TaskChange {
  const { title, notes, due, status, deleted } = body
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof notes === 'string' ? { notes } : {}),
    ...(due === null ? { due: null } : typeof due === 'string' ? { due: due.slice(0, 10) } : {}),
    ...(status === 'completed' ? { completed: text(body, 'completed') ?? now } : {}),
    ...(status === 'needsAction' ? { completed: null, hidden: false } : {}),
    ...(typeof deleted === 'boolean' ? { deleted } : {}),
  }
}
