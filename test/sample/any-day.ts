import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { sampleCalendar } from '../../src/sample/write-sample-calendar.ts'
import { type Instance, instancesAround } from './read-back.ts'

const moments = fc
  .date({ min: new Date('2024-01-01'), max: new Date('2036-12-31'), noInvalidDate: true })
  .map((date) => Temporal.Instant.fromEpochMilliseconds(date.getTime()))
const zones = fc.constantFrom('Europe/Dublin', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Kolkata')

/** The sample as it is seen at one moment. */
export interface Look {
  now: Temporal.ZonedDateTime
  ics: string
  instances: Instance[]
}

/** Holds `rule` against the sample at many moments, weekends and clock changes among them. */
export async function onAnyDay(rule: (look: Look) => void): Promise<void> {
  const property = fc.asyncProperty(moments, zones, async (moment, timeZone) => {
    const { ics } = await sampleCalendar(moment.toString(), timeZone)
    rule({
      now: moment.toZonedDateTimeISO(timeZone),
      ics,
      instances: instancesAround(ics, moment, timeZone),
    })
  })
  await fc.assert(property, { numRuns: 15 })
}
