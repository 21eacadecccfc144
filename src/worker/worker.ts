import { schedule } from 'node-cron'

/** Work that is done again and again. */
export interface Job {
  name: string
  /** Valid cron expression, in the machine's time zone. */
  schedule: string
  run(): Promise<void>
}

export interface Worker {
  /** Starts nothing new and waits for what is under way. */
  stop(): Promise<void>
}

/**
 * Runs jobs on their schedules; a job that is still under way is not started again, and one that fails is told and
 * tried at its next time.
 */
export function startWorker(jobs: Job[], tell: (job: Job, error: unknown) => void): Worker {
  const underWay = new Set<Promise<void>>()
  const tasks = jobs.map((job) => {
    const runOnce = () => {
      const run = job.run().catch((error: unknown) => tell(job, error))
      underWay.add(run)
      return run.finally(() => underWay.delete(run))
    }
    return schedule(job.schedule, runOnce, { name: job.name, noOverlap: true })
  })
  return {
    async stop() {
      for (const task of tasks) await task.destroy()
      await Promise.all(underWay)
    },
  }
}
