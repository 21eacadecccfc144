import { Temporal } from 'temporal-polyfill'
import { findIana } from 'windows-iana'
import type { JcalProperty } from './jcal.ts'
import { sampleDate } from './sample-date.ts'
import type { SampleDay, SampleEntry } from './sample-entry.ts'

/** When and where the sample is looked at. */
export interface SampleClock {
  /** In `timeZone`. */
  today: Temporal.PlainDate
  /** IANA zone of the owner. */
  timeZone: string
}

/** DTSTART, DTEND and, where days fall out of a series, EXDATE. */
export function timeProperties(entry: SampleEntry, clock: SampleClock): JcalProperty[] {
  const { on, time, days, except } = entry
  if (time === undefined) {
    const first = sampleDate(on, clock.today)
    return [
      ['dtstart', {}, 'date', first.toString()],
      ['dtend', {}, 'date', first.add({ days }).toString()],
    ]
  }
  const [from = '', to = ''] = time.split('-')
  const at = (name: string, day: SampleDay, wallTime: string, daysLater = 0) => {
    const date = sampleDate(day, clock.today).add({ days: daysLater })
    return timeProperty(name, date.toPlainDateTime(wallTime), entry.zone, clock.timeZone)
  }
  return [
    at('dtstart', on, from),
    at('dtend', on, to, to <= from ? 1 : 0),
    ...except.map((day) => at('exdate', day, from)),
  ]
}

/** Wall times are the owner's; a foreign zone changes how a time is written, never when it is. */
function timeProperty(
  name: string,
  wallTime: Temporal.PlainDateTime,
  zone: string | undefined,
  ownZone: string,
): JcalProperty {
  const instant = wallTime.toZonedDateTime(ownZone)
  if (zone === 'floating') return [name, {}, 'date-time', seconds(wallTime)]
  if (zone === 'UTC') return [name, {}, 'date-time', `${seconds(instant.withTimeZone('UTC'))}Z`]
  const tzid = zone ?? ownZone
  return [name, { tzid }, 'date-time', seconds(instant.withTimeZone(ianaZone(tzid)))]
}

function seconds(time: Temporal.PlainDateTime | Temporal.ZonedDateTime): string {
  const wallTime = time instanceof Temporal.ZonedDateTime ? time.toPlainDateTime() : time
  return wallTime.toString({ smallestUnit: 'second' })
}

/** The IANA zone behind a TZID of the sample, which may be a Windows name. */
export function ianaZone(tzid: string): string {
  return findIana(tzid)[0] ?? tzid
}
