import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../app.ts'
import { runDueWork, runPass } from '../pipeline.ts'
import { findUser, type User } from '../store/users.ts'

/** How long an answer waits for what follows from it; milliseconds. A mailbox far away may take longer. */
const patience = 1_500

/**
 * What follows from something the user told: letters to be placed or taken back. It is begun at once, and waited for
 * only a moment, so that nobody sits before a page that does not answer; what was told is stored already.
 */
export interface BackgroundWork {
  followUp(userId: string): Promise<void>
  /** A whole pass, where something was connected: it has to be read first. */
  readAll(userId: string): Promise<void>
  /** When all that was begun is done. */
  settled(): Promise<void>
}

export function backgroundWork({ pipeline, lock }: App, tell: (error: unknown) => void): BackgroundWork {
  const waiting = new Map<string, Promise<void>>()
  const all = new Set<Promise<void>>()
  const begin = (key: string, userId: string, act: (user: User) => Promise<unknown>): Promise<void> =>
    lock
      .hold(async () => {
        // What is told from here on needs another round.
        waiting.delete(key)
        const user = await findUser(pipeline.db, userId)
        if (user) await act(user)
      })
      .catch((error: unknown) => tell(error))
  const inBackground = (name: string, act: (user: User) => Promise<unknown>) => async (userId: string) => {
    const key = `${name} ${userId}`
    const known = waiting.get(key)
    const work = known ?? begin(key, userId, act)
    if (!known) {
      waiting.set(key, work)
      all.add(work)
      void work.finally(() => {
        all.delete(work)
        if (waiting.get(key) === work) waiting.delete(key)
      })
    }
    await Promise.race([work, pause(patience, undefined, { ref: false })])
  }
  return {
    followUp: inBackground('follow up', (user) => runDueWork(pipeline, user)),
    readAll: inBackground('read all', (user) => runPass(pipeline, user)),
    async settled() {
      await Promise.all(all)
    },
  }
}
