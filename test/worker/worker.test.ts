import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { startWorker } from '../../src/worker/worker.ts'

const everySecond = '* * * * * *'

describe('the worker', () => {
  it('waits for what is under way when it stops, and starts nothing new', async () => {
    const log: string[] = []
    const started = Promise.withResolvers<void>()
    const job = {
      name: 'slow',
      schedule: everySecond,
      async run() {
        log.push('started')
        started.resolve()
        await pause(300)
        log.push('finished')
      },
    }
    const worker = startWorker([job], () => {})
    await started.promise
    await worker.stop()
    expect(log).toEqual(['started', 'finished'])
  })

  it('tells of a failing run', async () => {
    const told = Promise.withResolvers<string>()
    const job = { name: 'bad', schedule: everySecond, run: () => Promise.reject(new Error('no luck')) }
    const worker = startWorker([job], ({ name }, error) =>
      told.resolve(`${name}: ${(error as Error).message}`),
    )
    expect(await told.promise).toBe('bad: no luck')
    await worker.stop()
  })
})
