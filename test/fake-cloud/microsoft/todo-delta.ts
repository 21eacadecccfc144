import { type Answer, type Call, ok } from '../http/call.ts'
import { pageSize } from '../http/paged.ts'
import type { Parts } from '../http/parts.ts'
import type { TaskListState, TaskState } from '../world/tasks-state.ts'
import { linkTo } from './calendar-view.ts'
import { preference, refuse } from './graph-route.ts'
import { todoTask } from './todo-resource.ts'

/** https://learn.microsoft.com/graph/api/todotask-delta: the token is the revision up to which was told. */
export function todoDelta(call: Call, list: TaskListState, { pages, context }: Parts): Answer {
  const size = pageSize(preference(call, 'odata.maxpagesize'), 50, 1000, call.longestPage)
  const skip = call.query.get('$skiptoken')
  const page =
    skip === null
      ? pages.first(since(call, list, context.now()), size, list.revision)
      : pages.following<TaskState, number>(skip, size)
  if (!page) throw refuse(410, 'SyncStateNotFound', 'The sync state generation is not found.', context.now())
  const link =
    page.next === null
      ? { '@odata.deltaLink': linkTo(call, { $skiptoken: null, $deltatoken: `r${page.fixed}` }) }
      : { '@odata.nextLink': linkTo(call, { $skiptoken: page.next, $deltatoken: null }) }
  return ok({ value: page.items.map(rendered), ...link })
}

function since(call: Call, list: TaskListState, now: string): TaskState[] {
  const token = call.query.get('$deltatoken')
  if (token === null) return [...list.tasks.values()].filter(({ deleted }) => !deleted)
  const revision = Number(token.replace(/^r/, ''))
  if (!Number.isInteger(revision) || revision < list.tokensValidFrom) {
    throw refuse(410, 'SyncStateNotFound', 'The sync state generation is not found.', now)
  }
  return [...list.tasks.values()].filter((task) => task.revision > revision)
}

const rendered = (task: TaskState): Record<string, unknown> =>
  task.deleted
    ? { '@odata.type': '#microsoft.graph.todoTask', id: task.id, '@removed': { reason: 'deleted' } }
    : todoTask(task)
