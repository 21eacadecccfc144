import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { ToldError } from '../shared/told-error.ts'

/** Another process is in the middle of a pass over the same data and did not finish in time. */
export class PassLockedError extends ToldError {
  constructor(folder: string) {
    super(
      `Another Afterword is working in ${folder} right now. Try again in a minute, or stop the other one.`,
    )
    this.name = 'PassLockedError'
  }
}

export interface PassLock {
  /**
   * Runs `work` while nobody else runs anything under this lock, in this process or another.
   * @throws PassLockedError when the lock was not free within `waitMilliseconds`.
   */
  hold<T>(work: () => Promise<T>): Promise<T>
}

const retryEvery = 50

/**
 * A lock that the operating system takes back when its holder dies, however it dies: an open write transaction on
 * a database of its own. A lock file would have to be guessed stale after a kill.
 */
export function createPassLock(folder: string, waitMilliseconds: number): PassLock {
  return {
    async hold(work) {
      mkdirSync(folder, { recursive: true })
      const database = new Sqlite(join(folder, 'pass.lock'), { timeout: 0 })
      try {
        for (let waited = 0; !tryBegin(database); waited += retryEvery) {
          if (waited >= waitMilliseconds) throw new PassLockedError(folder)
          await pause(retryEvery)
        }
        return await work()
      } finally {
        database.close()
      }
    },
  }
}

function tryBegin(database: Sqlite.Database): boolean {
  try {
    database.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
    throw error
  }
}

/** For a run on a copy in memory, which nobody else can see. */
export const noLock: PassLock = { hold: (work) => work() }
