import { describe, expect, it } from 'vitest'
import { secondsToNextTry } from '../../src/digest/next-try.ts'

const monday = Date.parse('2026-03-02T07:00:00.000Z')
const at = (time: number) => new Date(time).toISOString()

/** When a digest is tried that is refused all week, in minutes from the first try. */
function tries(isForGood: boolean): number[] {
  const found: number[] = []
  for (let time = monday; time < monday + 7 * 24 * 3_600_000; ) {
    found.push((time - monday) / 60_000)
    time += secondsToNextTry(at(monday), at(time), isForGood) * 1000
  }
  return found
}

describe('a digest that could not be sent', () => {
  it('is tried again soon, then ever more rarely, and all week', () => {
    expect(tries(false).slice(0, 8)).toEqual([0, 5, 10, 20, 40, 80, 160, 320])
    expect(tries(false).length).toBeLessThan(40)
    expect(tries(false).at(-1)).toBeGreaterThan(6.5 * 24 * 60)
  })

  it('is tried once a day when it was refused for good', () => {
    expect(tries(true)).toHaveLength(7)
  })
})
