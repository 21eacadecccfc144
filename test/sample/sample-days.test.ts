import { describe, expect, it } from 'vitest'
import { readSampleFile } from '../../src/sample/read-sample-file.ts'
import { type Look, onAnyDay } from './any-day.ts'
import { type Instance, overlap } from './read-back.ts'

const { entries } = await readSampleFile()
const interviewIds = new Set(entries.filter(({ label }) => label === 'interview').map(({ id }) => id))

const interviewsOf = ({ instances }: Look) => instances.filter(({ id }) => interviewIds.has(id))
const saturday = 6

function find({ instances }: Look, id: string): Instance {
  const found = instances.find((instance) => instance.id === id)
  if (!found) throw new Error(`no event ${id}`)
  return found
}

/** Working days from the one date to the other, the first not counted. */
function workingDays(from: Instance['start'], to: Instance['start']): number {
  let count = 0
  for (let date = from.toPlainDate(); !date.equals(to.toPlainDate()); ) {
    date = date.add({ days: 1 })
    if (date.dayOfWeek < saturday) count += 1
  }
  return count
}

describe('the interviews of the sample calendar, on any day it is looked at', () => {
  it('are eight, one of them cancelled, counting the sessions of one day at one house as one', async () => {
    await onAnyDay((look) => {
      const houses = interviewsOf(look).map(
        ({ id, start }) => `${id.replace(/-\d$/, '')} ${start.toPlainDate()}`,
      )
      expect(new Set(houses).size).toBe(8)
      expect(interviewsOf(look).filter(({ status }) => status === 'CANCELLED')).toHaveLength(1)
    })
  })

  it('are in office hours of working days, but for the trial shift on a Saturday', async () => {
    await onAnyDay((look) => {
      for (const { id, start, end } of interviewsOf(look)) {
        if (id === 'gastgeber-trial-shift') expect(start.dayOfWeek).toBe(saturday)
        else expect(start.dayOfWeek).toBeLessThan(saturday)
        expect(start.hour).toBeGreaterThanOrEqual(9)
        expect(end.hour).toBeLessThan(17)
      }
    })
  })

  it('overlap with nothing else that has a time', async () => {
    await onAnyDay((look) => {
      const timed = look.instances.filter(({ allDay }) => !allDay)
      const clashes = interviewsOf(look).flatMap((interview) =>
        timed.filter((other) => other !== interview && overlap(interview, other)).map(({ id }) => id),
      )
      expect(clashes).toEqual([])
    })
  })

  it('include a panel that ended on the last working day', async () => {
    await onAnyDay((look) => {
      const { end } = find(look, 'quayside-panel')
      expect(end.toPlainDate().equals(look.now.toPlainDate())).toBe(false)
      expect(workingDays(end, look.now)).toBeLessThanOrEqual(1)
    })
  })

  it('include one that is still to come, tomorrow or on the next working day', async () => {
    await onAnyDay((look) => {
      const { start } = find(look, 'lumieres-du-port')
      expect(start.toPlainDate().equals(look.now.toPlainDate())).toBe(false)
      expect(workingDays(look.now, start)).toBe(1)
    })
  })

  it('include a day of three sessions, end to end, so long ago that a check-in is due', async () => {
    await onAnyDay((look) => {
      const [first, second, third] = [1, 2, 3].map((n) => find(look, `pavilion-north-${n}`))
      expect(second?.start.toString()).toBe(first?.end.toString())
      expect(third?.start.toString()).toBe(second?.end.toString())
      if (third) expect([6, 7]).toContain(workingDays(third.end, look.now))
    })
  })

  it('include a second round some weeks after the first', async () => {
    await onAnyDay((look) => {
      const days = find(look, 'gastgeber-first').start.until(find(look, 'gastgeber-trial-shift').start, {
        largestUnit: 'day',
      }).days
      expect(days).toBeGreaterThan(20)
      expect(days).toBeLessThan(40)
    })
  })
})
