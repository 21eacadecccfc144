import { describe, expect, it } from 'vitest'
import { closeTask, reopenTask } from '../../src/store/tasks.ts'
import { makeEvent } from '../support/make-event.ts'
import { onlyInterview, type Story, standing, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const evening = '2026-03-03T18:00:00Z'
const later = '2026-03-03T19:00:00Z'

const begin = () => startStory([makeEvent()], sunday, { hasTaskList: true })

async function entryOf(story: Story, kind: string) {
  const { interview } = await onlyInterview(story)
  return story.taskList.entries.get(`${interview.id}-${kind}`)
}

async function keyOf(story: Story, kind: string): Promise<string> {
  return `${(await onlyInterview(story)).interview.id}-${kind}`
}

describe("the user's own task list", () => {
  it('shows what is to be done, with its local date', async () => {
    const story = await begin()
    expect(await entryOf(story, 'thank-you')).toMatchObject({
      title: 'Send your thank-you: Event Manager at Lumen Live',
      dueDate: '2026-03-04',
      isDone: false,
    })
  })

  it('shows nothing that is done by letting time pass', async () => {
    const story = await begin()
    expect(await entryOf(story, 'take-distance')).toBeUndefined()
  })

  it('is not asked at all while there is nothing to do', async () => {
    const story = await startStory([], sunday, { hasTaskList: true })
    story.taskList.list = () => Promise.reject(new Error('asked'))
    await story.passAt(evening)
    expect(story.taskList.entries.size).toBe(0)
  })

  it('moves an entry when the interview moves', async () => {
    const story = await begin()
    await story.calendarBecomes([makeEvent({ at: '2026-03-06T13:00:00Z', sequence: 1 })])
    expect((await entryOf(story, 'thank-you'))?.dueDate).toBe('2026-03-07')
  })

  it('ticked off there, the task is done here', async () => {
    const story = await begin()
    story.taskList.tick(await keyOf(story, 'self-assessment'))
    await story.passAt(evening)
    expect(standing(await onlyInterview(story), 'self-assessment', evening)).toBe('done')
  })

  it('done here, the entry is ticked off there', async () => {
    const story = await begin()
    await closeTask(story.db, story.user.id, await keyOf(story, 'weigh-up'), 'done', sunday)
    await story.passAt(evening)
    expect((await entryOf(story, 'weigh-up'))?.isDone).toBe(true)
  })

  it('opened again here after it was ticked off there, it is open there', async () => {
    const story = await begin()
    const key = await keyOf(story, 'self-assessment')
    story.taskList.tick(key)
    await story.passAt(evening)
    await reopenTask(story.db, story.user.id, key)
    await story.passAt(later)
    expect(story.taskList.entries.get(key)?.isDone).toBe(false)
    expect(standing(await onlyInterview(story), 'self-assessment', later)).toBe('planned')
  })

  it('thrown out there, an entry never comes back, and the task stays', async () => {
    const story = await begin()
    const key = await keyOf(story, 'self-assessment')
    story.taskList.throwOut(key)
    await story.passAt(evening)
    await story.passAt(later)
    expect(story.taskList.entries.has(key)).toBe(false)
    expect(standing(await onlyInterview(story), 'self-assessment', later)).toBe('planned')
  })

  it('loses its entries when the interview is cancelled, and gets them back when it takes place after all', async () => {
    const story = await begin()
    await story.calendarBecomes([makeEvent({ status: 'cancelled', sequence: 1 })], '2026-03-02T08:00:00Z')
    expect(story.taskList.entries.size).toBe(0)
    await story.calendarBecomes([makeEvent({ sequence: 2 })], '2026-03-02T09:00:00Z')
    expect(await entryOf(story, 'thank-you')).toBeDefined()
  })

  it('has one entry only, when the answer to its making was lost', async () => {
    const story = await startStory([], sunday, { hasTaskList: true })
    const { create } = story.taskList
    story.taskList.create = async (entry) => {
      await create(entry)
      throw new Error('the answer was lost')
    }
    await expect(story.calendarBecomes([makeEvent()])).rejects.toThrow('lost')
    story.taskList.create = create
    const before = story.taskList.entries.size
    await story.passAt(later)
    expect(before).toBe(1)
    expect(new Set([...story.taskList.entries.values()].map(({ reference }) => reference)).size).toBe(
      story.taskList.entries.size,
    )
  })
})
