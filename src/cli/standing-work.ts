import { knockReaders } from '../app-connections.ts'
import type { Trouble } from '../pass/pass-context.ts'
import { renewChannels } from '../pass/renew-channels.ts'
import { runDueWork, runPass } from '../pipeline.ts'
import { receiveKnocks } from '../push/receive-knocks.ts'
import { PassLockedError } from '../store/pass-lock.ts'
import { findUser, listUsers, type User } from '../store/users.ts'
import type { PushRoutes } from '../web/push-routes.ts'
import { type Job, startWorker, type Worker } from '../worker/worker.ts'
import type { Session } from './session.ts'

/** How long knocks are gathered before anybody looks: services knock several times for one change. Milliseconds. */
const gathering = 2_000

export interface StandingWork extends Worker {
  /** Where services knock; null where they are not asked to. */
  push: PushRoutes | null
  /** Asks services to knock. Some knock at once to see who opens, so the page must be there. */
  subscribe(): Promise<void>
}

/** What the service does by itself: passes on schedule, and a look whenever a service knocks. */
export function startStandingWork({ app, settings, streams }: Session): StandingWork {
  const { pipeline, push, lock } = app
  const tellAnew = tellOnce(streams.err)
  const forUsers = (users: () => Promise<User[]>, work: (user: User) => Promise<Trouble[]>) => () =>
    lock.hold(async () => {
      for (const user of await users()) tellAnew(user, await work(user))
    })
  const everybody = () => listUsers(pipeline.db)
  const wholePass = async (user: User) => (await runPass({ ...pipeline, push }, user)).troubles
  const jobs: Job[] = [
    { name: 'sync', schedule: settings.schedule.sync, run: forUsers(everybody, wholePass) },
    {
      name: 'followUp',
      schedule: settings.schedule.followUp,
      run: forUsers(everybody, (user) => runDueWork(pipeline, user)),
    },
  ]
  const tell = (name: string, error: unknown) => {
    // Another process is at it; the next time will do.
    if (error instanceof PassLockedError) return
    streams.err(`${name}: ${error instanceof Error ? error.message : String(error)}\n`)
  }
  const worker = startWorker(jobs, (job, error) => tell(job.name, error))
  const knocked = gatherKnocks(async (ids) => {
    const users = async () => (await Promise.all(ids.map((id) => findUser(pipeline.db, id)))).filter(isThere)
    await forUsers(users, wholePass)().catch((error: unknown) => tell('push', error))
  })
  return {
    push: push && {
      readers: knockReaders,
      receive: async (knocks) =>
        knocked.add(await receiveKnocks(pipeline.db, pipeline.key, knocks, pipeline.clock.now())),
    },
    async subscribe() {
      if (!push) return
      const work = (user: User) => renewChannels(pipeline, push, user, pipeline.clock.now())
      await forUsers(everybody, work)().catch((error: unknown) => tell('push', error))
    },
    async stop() {
      await knocked.stop()
      await worker.stop()
    },
  }
}

/** Says what could not be done when it is new: a pass every minute must not say the same thing every minute. */
function tellOnce(say: (text: string) => void): (user: User, troubles: Trouble[]) => void {
  const told = new Map<string, Set<string>>()
  return ({ id }, troubles) => {
    const now = new Set(troubles.map(({ message }) => message))
    for (const message of now) if (!told.get(id)?.has(message)) say(`${message}\n`)
    told.set(id, now)
  }
}

/** Gathers users for a moment, then has them looked after together, one round at a time. */
function gatherKnocks(look: (userIds: string[]) => Promise<void>) {
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let underWay = Promise.resolve()
  const begin = () => {
    timer = undefined
    const ids = [...waiting]
    waiting.clear()
    underWay = underWay.then(() => look(ids))
  }
  return {
    add(userIds: string[]) {
      for (const id of userIds) waiting.add(id)
      if (waiting.size > 0) timer ??= setTimeout(begin, gathering)
    },
    async stop() {
      clearTimeout(timer)
      await underWay
    },
  }
}

function isThere(user: User | null): user is User {
  return user !== null
}
