import { beforeEach, describe, expect, it } from 'vitest'
import type { TaskEntry, TaskListPort } from '../../src/tasklist/task-list-port.ts'

/** A task list and what its user can do in it by hand; a task is named by its title. */
export interface TaskListUnderTest {
  tasks: TaskListPort
  add(title: string): Promise<void>
  complete(title: string): Promise<void>
  move(title: string, dueDate: string): Promise<void>
  remove(title: string): Promise<void>
}

export function taskEntry(given: Partial<TaskEntry> = {}): TaskEntry {
  return {
    key: 'thank-you-a1',
    title: 'Thank Zoë Müller-Öz',
    notes: 'Interview at Lumen Live – the draft lies ready.\nhttps://afterword.example/d/1',
    dueDate: '2026-03-04',
    ...given,
  }
}

/** What every task list must do, whichever service keeps it. */
export function taskListContract(name: string, make: () => Promise<TaskListUnderTest>): void {
  describe(`the task list ${name}`, () => {
    const entry = taskEntry()
    let under: TaskListUnderTest
    beforeEach(async () => {
      under = await make()
    })

    it('has nothing of ours before anything was made', async () => {
      await under.add('Buy milk')
      expect(await under.tasks.list()).toEqual([])
    })

    it('lists what it made, by its key, open and on its day', async () => {
      await under.add('Buy milk')
      const reference = await under.tasks.create(entry)
      expect(await under.tasks.list()).toEqual([
        { key: entry.key, reference, dueDate: '2026-03-04', isDone: false },
      ])
    })

    it('tells two entries apart', async () => {
      const references = [
        await under.tasks.create(entry),
        await under.tasks.create(taskEntry({ key: 'check-in-a1', title: 'Ask how it stands', notes: '' })),
      ]
      const listed = await under.tasks.list()
      expect(new Map(listed.map(({ key, reference }) => [key, reference]))).toEqual(
        new Map([
          ['thank-you-a1', references[0]],
          ['check-in-a1', references[1]],
        ]),
      )
    })

    it('sees what the user did: done, moved, deleted', async () => {
      await under.tasks.create(entry)
      await under.move(entry.title, '2026-03-10')
      expect(await under.tasks.list()).toMatchObject([{ dueDate: '2026-03-10', isDone: false }])
      await under.complete(entry.title)
      expect(await under.tasks.list()).toMatchObject([{ isDone: true }])
      await under.remove(entry.title)
      expect(await under.tasks.list()).toEqual([])
    })

    it('moves an entry, and leaves the rest of it alone', async () => {
      const reference = await under.tasks.create(entry)
      await under.complete(entry.title)
      await under.tasks.update(reference, { dueDate: '2026-03-29' })
      expect(await under.tasks.list()).toMatchObject([
        { key: entry.key, dueDate: '2026-03-29', isDone: true },
      ])
    })

    it('marks an entry done, and open again', async () => {
      const reference = await under.tasks.create(entry)
      await under.tasks.update(reference, { isDone: true })
      expect(await under.tasks.list()).toMatchObject([{ isDone: true, dueDate: '2026-03-04' }])
      await under.tasks.update(reference, { isDone: false })
      expect(await under.tasks.list()).toMatchObject([{ isDone: false, dueDate: '2026-03-04' }])
    })

    it('takes an entry away, once or twice', async () => {
      const reference = await under.tasks.create(entry)
      await under.tasks.remove(reference)
      expect(await under.tasks.list()).toEqual([])
      await expect(under.tasks.remove(reference)).resolves.toBeUndefined()
    })

    it('leaves an entry gone that the user deleted', async () => {
      const reference = await under.tasks.create(entry)
      await under.remove(entry.title)
      await under.tasks.update(reference, { dueDate: '2026-03-10', isDone: true })
      expect(await under.tasks.list()).toEqual([])
    })
  })
}
