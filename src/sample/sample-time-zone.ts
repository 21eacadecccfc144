import type { Temporal } from 'temporal-polyfill'
import type { JcalComponent, JcalProperty } from './jcal.ts'

/**
 * The VTIMEZONE (RFC 5545 3.6.5) of an IANA zone under the name `tzid`, with every change of the clocks from the
 * one in force at `from` until `to`, one observance each.
 */
export function sampleTimeZone(
  tzid: string,
  iana: string,
  from: Temporal.Instant,
  to: Temporal.Instant,
): JcalComponent {
  const start = from.toZonedDateTimeISO(iana)
  const first = start.getTimeZoneTransition('previous')
  const observances = first ? [] : [fixedOffset(start)]
  for (let change = first ?? start.getTimeZoneTransition('next'); change; ) {
    if (change.epochNanoseconds > to.epochNanoseconds) break
    observances.push(observance(change))
    change = change.getTimeZoneTransition('next')
  }
  return ['vtimezone', [['tzid', {}, 'text', tzid]], observances]
}

function observance(change: Temporal.ZonedDateTime): JcalComponent {
  const before = change.subtract({ nanoseconds: 1 })
  const name = change.offsetNanoseconds > before.offsetNanoseconds ? 'daylight' : 'standard'
  // RFC 5545 3.6.5: DTSTART is the wall time of the change by the clocks before it.
  const wallTime = change.toPlainDateTime().subtract({
    nanoseconds: change.offsetNanoseconds - before.offsetNanoseconds,
  })
  return [name, offsets(wallTime, before.offset, change.offset), []]
}

function fixedOffset(start: Temporal.ZonedDateTime): JcalComponent {
  return ['standard', offsets(start.toPlainDateTime(), start.offset, start.offset), []]
}

function offsets(start: Temporal.PlainDateTime, before: string, after: string): JcalProperty[] {
  return [
    ['dtstart', {}, 'date-time', start.toString({ smallestUnit: 'second' })],
    ['tzoffsetfrom', {}, 'utc-offset', before],
    ['tzoffsetto', {}, 'utc-offset', after],
  ]
}
