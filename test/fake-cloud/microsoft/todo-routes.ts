import { type Answer, type Call, noContent, ok, type Route } from '../http/call.ts'
import { asList, asObject, type Json, text } from '../http/json.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import { type TaskChange, Tasks } from '../world/tasks.ts'
import type { TaskListState, TaskState } from '../world/tasks-state.ts'
import { linkTo } from './calendar-view.ts'
import { FilterError, parseFilter } from './filter.ts'
import { refuse, route } from './graph-route.ts'
import { resourceHolds } from './holds.ts'
import { selected } from './odata.ts'
import { READ_TASKS, WRITE_TASKS } from './scopes.ts'
import { todoDelta } from './todo-delta.ts'
import { todoTask, todoTaskList } from './todo-resource.ts'

const LISTS = '/me/todo/lists'
const TASKS = `${LISTS}/{list}/tasks`

export function todoRoutes(parts: Parts): Route[] {
  const now = parts.context.now
  return [
    route('GET', LISTS, READ_TASKS, ({ account }) =>
      ok({ value: [...account.tasks.values()].map(todoTaskList) }),
    ),
    route('POST', LISTS, WRITE_TASKS, (call) => createList(call, parts)),
    route('GET', `${LISTS}/{list}`, READ_TASKS, (call) => ok(todoTaskList(listIn(call, now())))),
    route('GET', TASKS, READ_TASKS, (call) => listTasks(call, parts)),
    route('GET', `${TASKS}/delta`, READ_TASKS, (call) => todoDelta(call, listIn(call, now()), parts)),
    route('POST', TASKS, WRITE_TASKS, (call) => create(call, parts)),
    route('GET', `${TASKS}/{task}`, READ_TASKS, (call) => ok(shown(taskIn(call, now()), call))),
    route('PATCH', `${TASKS}/{task}`, WRITE_TASKS, (call) => change(call, parts)),
    route('DELETE', `${TASKS}/{task}`, WRITE_TASKS, (call) => {
      new Tasks(call.account, parts.context).delete(taskIn(call, now()))
      return noContent
    }),
  ]
}

const notFound = (now: string) =>
  refuse(404, 'ErrorItemNotFound', 'The specified object was not found in the store.', now)

function listIn({ account, params }: Call, now: string): TaskListState {
  const list = account.tasks.get(params.list ?? '')
  if (!list) throw notFound(now)
  return list
}

function taskIn(call: Call, now: string): TaskState {
  const task = listIn(call, now).tasks.get(call.params.task ?? '')
  if (!task || task.deleted) throw notFound(now)
  return task
}

/** What a task is linked to comes only when it is asked for. */
function shown(task: TaskState, { query }: Call): Record<string, unknown> {
  const links = query.get('$expand') === 'linkedResources' ? { linkedResources: task.links } : {}
  return { ...selected(todoTask(task), query), ...links }
}

function createList(call: Call, { context }: Parts): Answer {
  const { id } = new Tasks(call.account, context).addList(text(call.body, 'displayName') ?? '')
  return { status: 201, body: todoTaskList(listIn({ ...call, params: { list: id } }, context.now())) }
}

function listTasks(call: Call, { pages, context }: Parts): Answer {
  const size = pageSize(call.query.get('$top'), 10, 1000, call.longestPage)
  const token = call.query.get('$skiptoken')
  const page =
    token === null
      ? pages.first(found(call, context.now()), size, null)
      : pages.following<TaskState, null>(token, size)
  if (!page) throw refuse(400, 'ErrorInvalidUrlQuery', 'The skip token is not known.', context.now())
  return ok({
    value: page.items.map((task) => shown(task, call)),
    ...(page.next === null ? {} : { '@odata.nextLink': linkTo(call, { $skiptoken: page.next }) }),
  })
}

const FILTERABLE = new Set(['id', 'title', 'status', 'importance', 'createdDateTime', 'lastModifiedDateTime'])

function found(call: Call, now: string): TaskState[] {
  const tasks = [...listIn(call, now).tasks.values()].filter(({ deleted }) => !deleted)
  const text = call.query.get('$filter')
  if (text === null) return tasks
  try {
    const filter = parseFilter(text)
    return tasks.filter((task) => resourceHolds(filter, todoTask(task), FILTERABLE))
  } catch (error) {
    throw error instanceof FilterError ? refuse(400, 'BadRequest', error.message, now) : error
  }
}

function create(call: Call, { context }: Parts): Answer {
  const tasks = new Tasks(call.account, context)
  const list = listIn(call, context.now())
  const body = asObject(call.body)
  const { id } = tasks.add({ title: '', list })
  tasks.change({ id }, changeIn(body, context.now()))
  const task = taskIn({ ...call, params: { list: list.id, task: id } }, context.now())
  task.links = asList(body.linkedResources).map(asObject)
  return { status: 201, body: todoTask(task) }
}

function change(call: Call, { context }: Parts): Answer {
  const task = taskIn(call, context.now())
  new Tasks(call.account, context).change(task, changeIn(asObject(call.body), context.now()))
  return ok(todoTask(task))
}

function changeIn(body: Json, now: string): TaskChange {
  const { title, status, dueDateTime } = body
  const notes = text(body.body, 'content')
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(notes === undefined ? {} : { notes }),
    ...('dueDateTime' in body ? { due: text(dueDateTime, 'dateTime')?.slice(0, 10) ?? null } : {}),
    ...(status === 'completed' ? { completed: now } : typeof status === 'string' ? { completed: null } : {}),
  }
}
