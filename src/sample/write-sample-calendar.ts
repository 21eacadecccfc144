import { Temporal } from 'temporal-polyfill'
import { icalendarText, type JcalComponent } from './jcal.ts'
import { readSampleFile } from './read-sample-file.ts'
import type { SampleEntry } from './sample-entry.ts'
import { sampleEvent } from './sample-event.ts'
import { ianaZone } from './sample-time.ts'
import { sampleTimeZone } from './sample-time-zone.ts'

/** A calendar to try Afterword with, and the person whose it is. */
export interface SampleCalendar {
  /** iCalendar text with CRLF line ends. */
  ics: string
  owner: { name: string; email: string; timeZone: string }
}

/**
 * The calendar of an invented person in the events trade, about two months before and one after `now`.
 * The days move with `now`, the identities of the events do not: write it once and keep it.
 * @param now ISO instant
 * @param timeZone IANA zone in which the person lives
 */
export async function sampleCalendar(now: string, timeZone: string): Promise<SampleCalendar> {
  const { owner, entries } = await readSampleFile()
  const instant = Temporal.Instant.from(now)
  const clock = { today: instant.toZonedDateTimeISO(timeZone).toPlainDate(), timeZone }
  const stamp = instant.toString({ smallestUnit: 'second' })
  const calendar: JcalComponent = [
    'vcalendar',
    [
      ['version', {}, 'text', '2.0'],
      ['prodid', {}, 'text', '-//Afterword//Sample calendar//EN'],
      ['x-wr-calname', {}, 'unknown', owner.name],
      ['x-wr-timezone', {}, 'unknown', timeZone],
    ],
    [
      ...timeZones(entries, instant, timeZone),
      ...entries.map((entry) => sampleEvent(entry, owner, clock, stamp)),
    ],
  ]
  return { ics: icalendarText(calendar), owner: { ...owner, timeZone } }
}

function timeZones(entries: SampleEntry[], now: Temporal.Instant, ownZone: string): JcalComponent[] {
  const named = entries.flatMap(({ zone }) => (zone && zone !== 'floating' && zone !== 'UTC' ? [zone] : []))
  const year = Temporal.Duration.from({ hours: 366 * 24 })
  return [...new Set([ownZone, ...named])].map((tzid) =>
    sampleTimeZone(tzid, ianaZone(tzid), now.subtract(year), now.add(year)),
  )
}
