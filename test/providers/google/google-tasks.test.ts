import { describe, expect, it } from 'vitest'
import { createGoogleTasks } from '../../../src/providers/google/index.ts'
import { taskEntry, taskListContract } from '../../contracts/task-list-contract.ts'
import { fault } from '../../fake-cloud/faults/fault.ts'
import { googleCloud } from './google-cloud.ts'

async function opened() {
  const world = await googleCloud('2026-03-03T09:00:00.000Z')
  return { ...world, tasks: createGoogleTasks(world.options), byHand: world.account.tasks }
}

taskListContract('Google Tasks', async () => {
  const { tasks, byHand } = await opened()
  const find = (title: string) => {
    const found = byHand.all().find((task) => task.title === title)
    if (!found) throw new Error(`No task ${title}.`)
    return found
  }
  return {
    tasks,
    add: async (title) => void byHand.add({ title }),
    complete: async (title) => byHand.complete(find(title)),
    move: async (title, dueDate) => byHand.move(find(title), dueDate),
    remove: async (title) => byHand.delete(find(title)),
  }
})

describe('an entry in Google Tasks', () => {
  it('stands in the list that Google shows first, on its day', async () => {
    await using it = await opened()
    await it.tasks.create(taskEntry())
    const [task] = it.byHand.all()
    expect(task).toMatchObject({ title: 'Thank Zoë Müller-Öz', due: expect.stringContaining('2026-03-04') })
    expect(it.byHand.lists().map(({ id }) => id)).toEqual([task?.listId])
  })

  it('is known although the user hid it with everything that is done', async () => {
    await using it = await opened()
    await it.tasks.create(taskEntry())
    const [task] = it.byHand.all()
    if (task) it.byHand.change(task, { completed: '2026-03-03T10:00:00.000Z', hidden: true })
    expect(await it.tasks.list()).toMatchObject([{ isDone: true }])
  })

  it('is known although the user wrote more into its notes', async () => {
    await using it = await opened()
    await it.tasks.create(taskEntry())
    const [task] = it.byHand.all()
    if (task) it.byHand.change(task, { notes: `Mine.\n${task.notes}\nAlso mine.` })
    expect(await it.tasks.list()).toMatchObject([{ key: 'thank-you-a1' }])
  })

  it('is found after the answer to making it got lost', async () => {
    await using it = await opened()
    it.cloud.faults.on({ method: 'POST' }).once(fault.dropAfter)
    await expect(it.tasks.create(taskEntry())).rejects.toMatchObject({ kind: 'temporary' })
    expect(await it.tasks.list()).toHaveLength(1)
  })

  it('is listed over all pages', async () => {
    await using it = await opened()
    for (let i = 0; i < 3; i++) await it.tasks.create(taskEntry({ key: `task-${i}` }))
    it.cloud.faults.on({ path: '/tasks' }).always(fault.shortPages(1))
    expect(await it.tasks.list()).toHaveLength(3)
  })
})
