import { afterEach, describe, expect, it } from 'vitest'
import { createMicrosoftTasks } from '../../../src/providers/microsoft/microsoft-tasks.ts'
import { dueDateOf, dueTimeOf } from '../../../src/providers/microsoft/task-shape.ts'
import { taskEntry, taskListContract } from '../../contracts/task-list-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { type FakeAccount, fakeAccount } from './fake-account.ts'

const open: FakeAccount[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function alice() {
  const fake = await fakeAccount()
  open.push(fake)
  const todo = fake.account.tasks
  const tasks = createMicrosoftTasks({ ...fake.access, timeZone: 'Europe/Berlin' })
  const titled = (title: string) => {
    const found = todo.all().find((each) => each.title === title && !each.deleted)
    if (!found) throw new Error(`no task ${title}`)
    return found
  }
  return { ...fake, todo, tasks, titled }
}

taskListContract('Microsoft To Do', async () => {
  const { tasks, todo, titled } = await alice()
  return {
    tasks,
    add: async (title) => void todo.add({ title }),
    complete: async (title) => todo.complete(titled(title)),
    move: async (title, dueDate) => todo.move(titled(title), dueDate),
    remove: async (title) => todo.delete(titled(title)),
  }
})

describe('tasks in Microsoft To Do', () => {
  it('stand in a list of their own, which is made once', async () => {
    const { tasks, todo, access } = await alice()
    await tasks.create(taskEntry())
    await createMicrosoftTasks({ ...access, timeZone: 'Europe/Berlin' }).create(taskEntry({ key: 'b' }))
    expect(todo.lists().map(({ title }) => title)).toEqual(['Tasks', 'Afterword'])
    expect(await tasks.list()).toHaveLength(2)
  })

  it('are found again when the answer to their making was lost, the list included', async () => {
    const { tasks, todo, cloud } = await alice()
    cloud.faults.on({ method: 'POST' }).once(fault.dropAfter)
    await expect(tasks.create(taskEntry())).rejects.toThrow()
    cloud.faults.on({ method: 'POST' }).once(fault.dropAfter)
    await expect(tasks.create(taskEntry())).rejects.toThrow()
    expect(await tasks.list()).toMatchObject([{ key: taskEntry().key }])
    expect(todo.lists()).toHaveLength(2)
  })

  it('are gone with their list, and a new one makes a list again', async () => {
    const { tasks, todo } = await alice()
    await tasks.create(taskEntry())
    const list = todo.lists().find(({ title }) => title === 'Afterword')
    todo.removeList(list ?? { id: '' })
    expect(await tasks.list()).toEqual([])
    await tasks.create(taskEntry())
    expect(await tasks.list()).toHaveLength(1)
  })

  it('are due on the day that was meant, east and west of Greenwich', () => {
    for (const [timeZone, utc] of [
      ['Europe/Berlin', '2026-03-03T23:00:00.0000000'],
      ['America/Los_Angeles', '2026-03-04T08:00:00.0000000'],
      ['Pacific/Auckland', '2026-03-03T11:00:00.0000000'],
    ] as const) {
      expect(dueDateOf({ dateTime: utc, timeZone: 'UTC' }, timeZone), timeZone).toBe('2026-03-04')
      expect(dueDateOf(dueTimeOf('2026-03-04', timeZone), timeZone)).toBe('2026-03-04')
      expect(dueDateOf({ dateTime: '2026-03-04T00:00:00.0000000', timeZone: 'UTC' }, timeZone)).toBe(
        '2026-03-04',
      )
    }
    expect(dueDateOf(null, 'UTC')).toBeNull()
  })
})
