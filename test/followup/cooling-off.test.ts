import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addHours } from '../../src/followup/local-time.ts'
import { decidingKinds, taskState } from '../../src/followup/task.ts'
import { wantedTasks } from '../../src/followup/wanted-tasks.ts'
import { endingAt, facts, rules, told, wanted } from './facts.ts'

const instant = fc
  .date({ min: new Date('2025-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

describe('the cooling-off window', () => {
  it('holds no task that decides something, however long it is and whatever is asked inside it', () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 336 }),
        fc.integer({ min: 0, max: 400 }),
        fc.boolean(),
        (end, hours, later, hasOffer) => {
          const changed = { ...rules, coolingOff: { hours } }
          const given = {
            ...endingAt(end),
            shareRequestedAt: addHours(end, later),
            outcomes: hasOffer ? [told('offer', addHours(end, later))] : [],
          }
          const deciding = wantedTasks(facts(given), changed).filter(({ kind }) =>
            decidingKinds.includes(kind),
          )
          const closes = addHours(new Date(end).toISOString(), hours)
          expect(deciding.length).toBeGreaterThan(0)
          expect(deciding.every(({ dueAt }) => dueAt >= closes)).toBe(true)
          // An offer is slept on from the moment it comes; everything else is not even begun inside the window.
          const begun = deciding.filter(({ kind }) => kind !== 'consider-offer')
          expect(begun.every(({ availableAt }) => availableAt >= closes)).toBe(true)
        },
      ),
    )
  })

  it('gives an offer a window of its own before it is to be answered', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 24, max: 2000 }),
        fc.integer({ min: 0, max: 336 }),
        (later, coolingOffHours) => {
          const changed = { ...rules, offer: { ...rules.offer, coolingOffHours } }
          const at = addHours(facts().interview.end, later)
          const consider = wanted('consider-offer', { outcomes: [told('offer', at)] }, changed)
          expect(consider?.dueAt).toBe(addHours(at, coolingOffHours))
        },
      ),
    )
  })

  it('is over by itself', () => {
    const distance = wanted('take-distance')
    expect(distance).toBeDefined()
    if (!distance) return
    const task = { ...distance, state: 'planned' as const }
    expect(taskState(task, '2026-03-03T14:00:00.000Z')).toBe('open')
    expect(taskState(task, '2026-03-04T14:00:00.000Z')).toBe('done')
  })
})

describe('every plan', () => {
  it('has for each task an order of times: available, then due, then lapsed', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom('Europe/Berlin', 'America/Los_Angeles', 'Pacific/Auckland'),
        (end, timeZone) => {
          const tasks = wantedTasks(facts({ ...endingAt(end), timeZone }), rules)
          expect(
            tasks.every(({ availableAt, dueAt, lapsesAt }) => availableAt <= dueAt && dueAt <= lapsesAt),
          ).toBe(true)
        },
      ),
    )
  })
})
