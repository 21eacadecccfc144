import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { type DigestTimeRequest, digestTime } from '../../src/digest/digest-time.ts'

const lisbon: DigestTimeRequest = {
  now: '2026-11-23T08:00:00.000Z',
  timeZone: 'Europe/Lisbon',
  schedule: { weekday: 1, time: '08:00' },
  firstDay: '2026-10-01',
  isSettled: () => false,
}

describe('The weekly digest', () => {
  test('is due on Monday at 08:00 in the zone of the user, not a moment before', () => {
    expect(digestTime(lisbon)).toMatchObject({ isoWeek: '2026-W48', due: true })
    const before = digestTime({ ...lisbon, now: '2026-11-23T07:59:59.999Z' })
    expect(before).toEqual({ isoWeek: '2026-W48', due: false, next: '2026-11-23T08:00:00.000Z' })
  })

  test('is due at another moment for somebody in another zone', () => {
    const kathmandu = { ...lisbon, timeZone: 'Asia/Kathmandu' }
    expect(digestTime({ ...kathmandu, now: '2026-11-23T02:14:59.000Z' }).due).toBe(false)
    expect(digestTime({ ...kathmandu, now: '2026-11-23T02:15:00.000Z' }).due).toBe(true)
  })

  test('comes once in an ISO week', () => {
    const again = digestTime({ ...lisbon, isSettled: (week) => week === '2026-W48' })
    expect(again).toEqual({ isoWeek: '2026-W48', due: false, next: '2026-11-30T08:00:00.000Z' })
  })

  test('is caught up with once after downtime, until the ISO week is over', () => {
    expect(digestTime({ ...lisbon, now: '2026-11-29T23:59:59.999Z' })).toMatchObject({ due: true })
    const tooLate = digestTime({ ...lisbon, now: '2026-11-30T00:00:00.000Z' })
    expect(tooLate).toEqual({ isoWeek: '2026-W49', due: false, next: '2026-11-30T08:00:00.000Z' })
  })

  test('comes in the next week to somebody who joined after its day', () => {
    const joinedOnTuesday = { ...lisbon, firstDay: '2026-11-24', now: '2026-11-25T12:00:00.000Z' }
    expect(digestTime(joinedOnTuesday)).toMatchObject({ due: false, next: '2026-11-30T08:00:00.000Z' })
    expect(digestTime({ ...joinedOnTuesday, now: '2026-11-30T08:00:00.000Z' }).due).toBe(true)
  })

  test('comes at once to somebody who joined on its day, after its time', () => {
    expect(digestTime({ ...lisbon, firstDay: '2026-11-23', now: '2026-11-23T15:00:00.000Z' }).due).toBe(true)
  })

  test('keeps to the wall clock when the clocks change', () => {
    const sunday = { ...lisbon, schedule: { weekday: 7, time: '18:00' } }
    expect(digestTime({ ...sunday, now: '2026-10-20T00:00:00.000Z' }).next).toBe('2026-10-25T18:00:00.000Z')
    expect(digestTime({ ...sunday, now: '2026-10-13T00:00:00.000Z' }).next).toBe('2026-10-18T17:00:00.000Z')
  })

  test('comes after the gap when the clocks skip its time, and once when they repeat it', () => {
    const schedule = { weekday: 7, time: '02:30' }
    const berlin = { ...lisbon, timeZone: 'Europe/Berlin', firstDay: '2026-01-01', schedule }
    expect(digestTime({ ...berlin, now: '2026-03-24T00:00:00.000Z' }).next).toBe('2026-03-29T01:30:00.000Z')
    expect(digestTime({ ...berlin, now: '2026-10-20T00:00:00.000Z' }).next).toBe('2026-10-25T00:30:00.000Z')
  })

  test('belongs to the ISO year of its week at the turn of the year', () => {
    expect(digestTime({ ...lisbon, now: '2027-01-02T12:00:00.000Z' }).isoWeek).toBe('2026-W53')
  })

  test('at midnight on Monday begins the new week; the moment before it still catches up on the old one', () => {
    const request = { ...lisbon, schedule: { weekday: 1, time: '00:00' }, isSettled: () => false }
    const before = digestTime({ ...request, now: '2027-01-17T23:59:59.999Z' })
    const then = digestTime({ ...request, now: '2027-01-18T00:00:00.000Z' })
    expect([before.isoWeek, before.due]).toEqual(['2027-W02', true])
    expect([then.isoWeek, then.due]).toEqual(['2027-W03', true])
  })

  test('refuses a zone that does not exist', () => {
    expect(() => digestTime({ ...lisbon, timeZone: 'Europe/Atlantis' })).toThrow(RangeError)
  })
})

const anyRequest = fc.record({
  now: fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString()),
  timeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
  schedule: fc.record({
    weekday: fc.integer({ min: 1, max: 7 }),
    time: fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
  }),
  firstDay: fc.constant('2019-12-01'),
  isSettled: fc.constant(() => false),
})

describe('In every zone and at every moment', () => {
  test('the next time shows the chosen weekday and time on the wall clock, or the end of the gap that swallowed it', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const next = Temporal.Instant.from(digestTime(request).next).toZonedDateTimeISO(request.timeZone)
        const wanted = next.toPlainDate().toPlainDateTime(request.schedule.time)
        const skipped = !wanted.toZonedDateTime(request.timeZone).toPlainDateTime().equals(wanted)
        expect(next.dayOfWeek).toBe(request.schedule.weekday)
        if (!skipped)
          expect(next.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(request.schedule.time)
      }),
    )
  })

  test('the digest becomes due exactly at the next time, and not just before it', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        const { next } = digestTime(request)
        const before = new Date(Date.parse(next) - 1).toISOString()
        expect(Date.parse(next)).toBeGreaterThan(Date.parse(request.now))
        const [earlier, then] = [before, next].map((now) => digestTime({ ...request, now }))
        expect(then?.due).toBe(true)
        expect(earlier?.next).toBe(next)
        // Where a week begins with its digest, the moment before still belongs to the week before and its catch-up.
        expect(earlier?.due && earlier.isoWeek === then?.isoWeek).toBe(false)
      }),
    )
  })

  test('somebody looked at every hour for six weeks gets one digest in each ISO week', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        // On a Sunday evening less than an hour may be left between the digest's time and the end of the week.
        const schedule = { ...request.schedule, weekday: Math.min(request.schedule.weekday, 6) }
        const sent: string[] = []
        for (let hours = 0; hours < 6 * 7 * 24; hours += 1) {
          const now = new Date(Date.parse(request.now) + hours * 3_600_000).toISOString()
          const time = digestTime({ ...request, schedule, now, isSettled: (week) => sent.includes(week) })
          if (time.due) sent.push(time.isoWeek)
        }
        expect(new Set(sent).size).toBe(sent.length)
        expect([6, 7]).toContain(sent.length)
      }),
      { numRuns: 20 },
    )
  })
})

function two(number: number): string {
  return String(number).padStart(2, '0')
}
