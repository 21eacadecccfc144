import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { inSession, type Session } from '../../src/cli/session.ts'
import { startStandingWork } from '../../src/cli/standing-work.ts'
import { listChannels } from '../../src/store/channels.ts'
import { listInterviews } from '../../src/store/interviews.ts'
import { listUsers } from '../../src/store/users.ts'
import { createWebServer } from '../../src/web/web-server.ts'
import { fault } from '../fake-cloud/index.ts'
import { atCloudShell, services, talkWithBob } from '../support/cloud-shell.ts'

const settings = { push: { enabled: true }, web: { publicUrl: 'https://afterword.example' } }
type CloudShell = Awaited<ReturnType<typeof atCloudShell>>

/** The service at work on what was connected, with its page where the cloud reaches it. */
function serving(at: CloudShell, told: string[], work: (session: Session, address: string) => Promise<void>) {
  const err = (text: string) => void told.push(text)
  const options = { data: at.shell.data, now: '2026-03-01T12:00:00Z' }
  return inSession(options, { out: err, err, isTerminal: false }, async (session) => {
    const { app } = session
    if (!app.push) throw new Error('push is not switched on')
    let base = ''
    app.push = { ...app.push, addressFor: (kind) => `${base}/push/${kind}` }
    const standing = startStandingWork(session)
    const server = createWebServer(app.pipeline.db, app.pipeline.key, standing.push)
    await server.listen({ host: '127.0.0.1', port: 0 })
    base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    await standing.subscribe()
    await work(session, base)
    await server.close()
    await standing.stop()
  })
}

async function interviewsOf({ app: { pipeline } }: Session): Promise<number> {
  const [user] = await listUsers(pipeline.db)
  return (await listInterviews(pipeline.db, user?.id ?? '')).length
}

async function channelsOf({ app: { pipeline } }: Session): Promise<number> {
  const [user] = await listUsers(pipeline.db)
  return (await listChannels(pipeline.db, user?.id ?? '')).length
}

describe.each(services)('%s, asked to knock', { timeout: 120_000 }, (service) => {
  it('is not asked by a command, which is gone before anybody could knock', async () => {
    await using at = await atCloudShell(service, { settings })
    await at.connect('--mode', 'calendar')
    expect(at.cloud.requests.matching('POST', /\/watch$|\/subscriptions$/)).toEqual([])
  })

  it('has the service look at once, and is told to stop when it is disconnected', async () => {
    await using at = await atCloudShell(service, { settings })
    await at.connect('--mode', 'calendar')
    const told: string[] = []
    await serving(at, told, async (session) => {
      expect(await channelsOf(session)).toBe(1)
      at.account.calendar().add(talkWithBob)
      await at.cloud.push.settled()
      await vi.waitFor(async () => expect(await interviewsOf(session)).toBe(1), { timeout: 10_000 })
    })
    expect(told).toEqual([])
    at.cloud.requests.clear()
    await at.run('disconnect', service)
    const ended = at.cloud.requests
      .all()
      .filter(({ path }) => /\/channels\/stop$|\/subscriptions\//.test(path))
    expect(ended.map(({ status }) => status)).toEqual([204])
  })

  it('and refusing to is read on schedule all the same', async () => {
    await using at = await atCloudShell(service, { settings })
    await at.connect('--mode', 'calendar')
    at.cloud.faults.on({ method: 'POST', path: /\/watch$|\/subscriptions$/ }).always(fault.unauthorized)
    const told: string[] = []
    await serving(at, told, async () => {})
    expect(told.join('')).toContain('Changes are not told at once')
    at.account.calendar().add(talkWithBob)
    expect((await at.syncAt('2026-03-01T12:15:00Z')).interviews).toHaveLength(1)
  })
})
