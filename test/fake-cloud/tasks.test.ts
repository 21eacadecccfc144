import { describe, expect, it } from 'vitest'
import { googleClients, graphClient, pathOf, refusal, start } from './test-clients.ts'

describe('Google Tasks', () => {
  async function candidate() {
    const started = await start()
    const account = started.cloud.world.account('kim@example.org', { provider: 'google' })
    const { tasks } = googleClients(started.cloud, account)
    const titles = async (more: object) =>
      ((await tasks.tasks.list({ tasklist: '@default', ...more })).data.items ?? []).map(({ title }) => title)
    return { ...started, account, tasks, titles }
  }

  it('keeps the date of what is due, and no time', async () => {
    await using it = await candidate()
    const requestBody = { title: 'Write to Ann', due: '2026-03-11T16:30:00Z' }
    const { data } = await it.tasks.tasks.insert({ tasklist: '@default', requestBody })
    expect(data).toMatchObject({ status: 'needsAction', due: '2026-03-11T00:00:00.000Z' })
  })

  it('hides what the person completed, and what was deleted, from those who do not ask', async () => {
    await using it = await candidate()
    const [done, gone] = [it.account.tasks.add({ title: 'Done' }), it.account.tasks.add({ title: 'Gone' })]
    it.account.tasks.add({ title: 'Open' })
    it.clock.now = '2026-03-03T09:00:00Z'
    it.account.tasks.complete(done)
    it.account.tasks.delete(gone)
    expect(await it.titles({})).toEqual(['Open'])
    const all = { showCompleted: true, showHidden: true, showDeleted: true }
    expect(await it.titles(all)).toEqual(['Done', 'Gone', 'Open'])
    expect(await it.titles({ ...all, updatedMin: '2026-03-03T00:00:00Z' })).toEqual(['Done', 'Gone'])
    expect((await it.tasks.tasks.get({ tasklist: '@default', task: gone.id })).data.deleted).toBe(true)
  })

  it('is changed from both sides', async () => {
    await using it = await candidate()
    const task = it.account.tasks.add({ title: 'Write', due: '2026-03-11' })
    await it.tasks.tasks.patch({ tasklist: '@default', task: task.id, requestBody: { status: 'completed' } })
    expect(it.account.tasks.all()).toMatchObject([{ completed: '2026-03-02T09:00:00Z', due: '2026-03-11' }])
    it.account.tasks.move(task, '2026-03-12')
    const { data } = await it.tasks.tasks.get({ tasklist: '@default', task: task.id })
    expect(data.due).toBe('2026-03-12T00:00:00.000Z')
  })
})

describe('Microsoft To Do', () => {
  async function candidate() {
    const started = await start()
    const account = started.cloud.world.account('kim@example.org', { provider: 'microsoft' })
    const graph = graphClient(started.cloud, account)
    const [list] = (await graph.api('/me/todo/lists').get()).value
    return { ...started, account, graph, list, tasks: `/me/todo/lists/${list.id}/tasks` }
  }

  it('has a default list, and tasks that are linked to something', async () => {
    await using it = await candidate()
    expect(it.list.wellknownListName).toBe('defaultList')
    const link = { applicationName: 'Afterword', externalId: 'k1', displayName: 'Interview' }
    const made = await it.graph.api(it.tasks).post({
      title: 'Write',
      linkedResources: [link],
      dueDateTime: { dateTime: '2026-03-11T00:00:00', timeZone: 'UTC' },
    })
    expect(made).toMatchObject({
      status: 'notStarted',
      dueDateTime: { dateTime: '2026-03-11T00:00:00.0000000' },
    })
    const read = await it.graph.api(it.tasks).expand('linkedResources').get()
    expect(read.value[0].linkedResources).toEqual([link])
    expect((await it.graph.api(it.tasks).filter("status eq 'completed'").get()).value).toEqual([])
  })

  it('tells in a delta what was completed and what is gone', async () => {
    await using it = await candidate()
    const [done, gone] = [it.account.tasks.add({ title: 'Done' }), it.account.tasks.add({ title: 'Gone' })]
    const first = await it.graph.api(`${it.tasks}/delta`).get()
    expect(first.value).toHaveLength(2)
    it.account.tasks.complete(done)
    it.account.tasks.delete(gone)
    const next = await it.graph.api(pathOf(first['@odata.deltaLink'])).get()
    expect(next.value).toMatchObject([
      { status: 'completed' },
      { id: gone.id, '@removed': { reason: 'deleted' } },
    ])
    it.account.tasks.expireDeltaTokens()
    expect(await refusal(it.graph.api(pathOf(next['@odata.deltaLink'])).get())).toMatchObject({ status: 410 })
  })
})
