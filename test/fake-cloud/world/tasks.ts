import type { AccountState } from './account-state.ts'
import type { Context } from './context.ts'
import type { TaskListState, TaskState } from './tasks-state.ts'
import type { TaskView } from './types.ts'

export type TaskChange = Partial<
  Pick<TaskState, 'title' | 'notes' | 'due' | 'completed' | 'deleted' | 'hidden'>
>

/** The task lists of one person: what the APIs and the person do to them. */
export class Tasks {
  #account: AccountState
  #context: Context

  constructor(account: AccountState, context: Context) {
    this.#account = account
    this.#context = context
  }

  addList(title: string): { id: string } {
    const { ids, now } = this.#context
    const id = this.#account.provider === 'google' ? ids.letters(32) : ids.opaque('AQMkAD', 30)
    const isDefault = this.#account.tasks.size === 0
    this.#account.tasks.set(id, {
      id,
      title,
      isDefault,
      tasks: new Map(),
      revision: 0,
      tokensValidFrom: 0,
      updated: now(),
    })
    return { id }
  }

  removeList(list: { id: string }): void {
    this.#account.tasks.delete(list.id)
  }

  lists(): { id: string; title: string }[] {
    return [...this.#account.tasks.values()].map(({ id, title }) => ({ id, title }))
  }

  add(input: { title: string; notes?: string; due?: string | null; list?: { id: string } }): TaskView {
    const list = this.listState(input.list?.id)
    const { ids, now } = this.#context
    const task: TaskState = {
      id: this.#account.provider === 'google' ? ids.letters(16) : ids.opaque('AAMkTask', 30),
      listId: list.id,
      title: input.title,
      notes: input.notes ?? '',
      due: input.due ?? null,
      completed: null,
      deleted: false,
      hidden: false,
      links: [],
      created: now(),
      updated: now(),
      version: 1,
      revision: ++list.revision,
    }
    list.tasks.set(task.id, task)
    return view(task)
  }

  change(task: { id: string }, change: TaskChange): TaskView {
    const { list, state } = this.#find(task.id)
    Object.assign(state, change)
    state.updated = this.#context.now()
    state.version++
    state.revision = ++list.revision
    return view(state)
  }

  /** In the vendor's own program: Google hides it there. */
  complete(task: { id: string }): void {
    this.change(task, { completed: this.#context.now(), hidden: this.#account.provider === 'google' })
  }

  reopen(task: { id: string }): void {
    this.change(task, { completed: null, hidden: false })
  }

  delete(task: { id: string }): void {
    this.change(task, { deleted: true })
  }

  /** To another day. */
  move(task: { id: string }, due: string): void {
    this.change(task, { due })
  }

  /** Every delta token given so far is too old. */
  expireDeltaTokens(): void {
    for (const list of this.#account.tasks.values()) list.tokensValidFrom = ++list.revision
  }

  all(): TaskView[] {
    return [...this.#account.tasks.values()].flatMap((list) => [...list.tasks.values()].map(view))
  }

  /** The default list when none is named. */
  listState(id?: string): TaskListState {
    const found =
      id === undefined || id === '@default'
        ? this.#account.tasks.values().find((list) => list.isDefault)
        : this.#account.tasks.get(id)
    if (!found) throw new Error(`No task list ${id ?? ''} of ${this.#account.email}.`)
    return found
  }

  #find(id: string): { list: TaskListState; state: TaskState } {
    for (const list of this.#account.tasks.values()) {
      const state = list.tasks.get(id)
      if (state) return { list, state }
    }
    throw new Error(`No task ${id} of ${this.#account.email}.`)
  }
}

function view(task: TaskState): TaskView {
  const { id, listId, title, notes, due, completed, deleted, updated } = task
  return { id, listId, title, notes, due, completed, deleted, updated }
}
