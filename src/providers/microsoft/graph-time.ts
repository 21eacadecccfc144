// dateTimeTimeZone: https://learn.microsoft.com/graph/api/resources/datetimetimezone
import { Temporal } from 'temporal-polyfill'
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana'

export interface GraphTime {
  dateTime?: string | null | undefined
  timeZone?: string | null | undefined
}

/**
 * ISO instant in UTC with milliseconds. `dateTime` has no offset; it means its `timeZone`, which is UTC when missing
 * because every call asks for UTC. Null when it is no time.
 */
export function instantOf(time: GraphTime | null | undefined): string | null {
  const text = time?.dateTime
  if (!text) return null
  return offsetInstant(text) ?? zonedInstant(text, ianaZone(time.timeZone) ?? 'UTC')
}

/** ISO text with an offset or `Z`; null for others: `new Date` would take them for local times of this machine. */
export function offsetInstant(text: string | null | undefined): string | null {
  try {
    return text ? new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString() : null
  } catch {
    return null
  }
}

/** A date, or a date and time without offset, as it is in an IANA zone. */
export function zonedInstant(local: string, timeZone: string): string | null {
  try {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
    return new Date(zoned.epochMilliseconds).toISOString()
  } catch {
    return null
  }
}

/** The IANA zone of a name of either kind; null for none, and for zones that somebody drew themselves. */
export function ianaZone(name: string | null | undefined): string | null {
  if (!name) return null
  const wanted = name.toLowerCase()
  const zone = WINDOWS_TO_IANA_MAP.find(({ windowsName }) => windowsName.toLowerCase() === wanted)
  return zone ? (findIana(zone.windowsName)[0] ?? null) : validZone(name)
}

function validZone(name: string): string | null {
  // Temporal would take offsets such as +02:00 too, which are no IANA names.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch {
    return null
  }
}
