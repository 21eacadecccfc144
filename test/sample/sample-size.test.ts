import { describe, expect, it } from 'vitest'
import { readSampleFile } from '../../src/sample/read-sample-file.ts'
import { onAnyDay } from './any-day.ts'

describe('the sample calendar', () => {
  it('has about 150 events in the two months before and the month after any day', async () => {
    await onAnyDay(({ instances }) => {
      expect(instances.length).toBeGreaterThanOrEqual(140)
      expect(instances.length).toBeLessThanOrEqual(160)
    })
  })

  it('shows every entry, so that none lies outside the window', async () => {
    const { entries } = await readSampleFile()
    await onAnyDay(({ instances }) => {
      const seen = new Set(instances.map(({ id }) => id))
      expect(entries.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
    })
  })

  it('gives each entry an identity of its own', async () => {
    const { entries } = await readSampleFile()
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  })
})
