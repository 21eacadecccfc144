import { Temporal } from 'temporal-polyfill'
import { findIana, WINDOWS_TO_IANA_MAP } from 'windows-iana'

/**
 * The IANA name behind a TZID: itself, the end of a path (`/freeassociation.sourceforge.net/Europe/Berlin`), a
 * name of Windows (`W. Europe Standard Time`) or an offset of whole hours (`GMT+0200`). Null when it is none.
 */
export function findIanaZone(tzid: string): string | null {
  return validName(tzid) ?? pathEnd(tzid) ?? windowsName(tzid) ?? wholeHours(tzid)
}

function validName(name: string): string | null {
  // Temporal would take offsets such as +02:00 too, which are no IANA names.
  if (!/^[A-Za-z]/.test(name)) return null
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch {
    return null
  }
}

function pathEnd(tzid: string): string | null {
  const parts = tzid.split('/').filter(Boolean)
  for (let from = 0; from < parts.length; from++) {
    const name = validName(parts.slice(from).join('/'))
    if (name) return name
  }
  return null
}

function windowsName(tzid: string): string | null {
  const wanted = tzid.toLowerCase()
  const zone = WINDOWS_TO_IANA_MAP.find(({ windowsName }) => windowsName.toLowerCase() === wanted)
  return zone ? (findIana(zone.windowsName)[0] ?? null) : null
}

function wholeHours(tzid: string): string | null {
  const match = /^(?:UTC|GMT)?\s*([+-])(\d{1,2})(?::?00)?$/i.exec(tzid)
  if (!match) return null
  const hours = Number(match[2])
  if (hours === 0) return 'UTC'
  // The names under Etc/ count westwards (POSIX), so the sign turns round.
  return validName(`Etc/GMT${match[1] === '+' ? '-' : '+'}${hours}`)
}
