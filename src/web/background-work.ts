import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../app.ts'
import { runDueWork } from '../pipeline.ts'
import { findUser } from '../store/users.ts'

/** How long an answer waits for what follows from it; milliseconds. A mailbox far away may take longer. */
const patience = 1_500

/**
 * What follows from something the user told: letters to be placed or taken back. It is begun at once, and waited for
 * only a moment, so that nobody sits before a page that does not answer; what was told is stored already.
 */
export interface BackgroundWork {
  followUp(userId: string): Promise<void>
  /** When all that was begun is done. */
  settled(): Promise<void>
}

export function backgroundWork({ pipeline, lock }: App, tell: (error: unknown) => void): BackgroundWork {
  const waiting = new Map<string, Promise<void>>()
  const begin = (userId: string): Promise<void> =>
    lock
      .hold(async () => {
        // What is told from here on needs another round.
        waiting.delete(userId)
        const user = await findUser(pipeline.db, userId)
        if (user) await runDueWork(pipeline, user)
      })
      .catch((error: unknown) => tell(error))
  const all = new Set<Promise<void>>()
  return {
    async followUp(userId) {
      const known = waiting.get(userId)
      const work = known ?? begin(userId)
      if (!known) {
        waiting.set(userId, work)
        all.add(work)
        void work.finally(() => {
          all.delete(work)
          if (waiting.get(userId) === work) waiting.delete(userId)
        })
      }
      await Promise.race([work, pause(patience, undefined, { ref: false })])
    },
    async settled() {
      await Promise.all(all)
    },
  }
}
