import ICAL from 'ical.js'
import { customZone } from './custom-zone.ts'
import { findIanaZone } from './find-iana-zone.ts'
import type { WrittenTime } from './written-time.ts'
import { ianaZone, utc, type Zone } from './zone.ts'

/** Keeps one `Zone` per IANA name, so that files of one folder share what was worked out. */
export type ZoneCache = (id: string) => Zone

export function zoneCache(): ZoneCache {
  const zones = new Map<string, Zone>()
  return (id) => {
    const known = zones.get(id)
    if (known) return known
    const zone = ianaZone(id)
    zones.set(id, zone)
    return zone
  }
}

/** The time zones of one file: those it names, and those it defines (VTIMEZONE), wherever in the file they stand. */
export class ZoneBook {
  readonly #zoneOf: ZoneCache
  readonly #own: Zone
  readonly #named = new Map<string, Zone | null>()
  readonly #defined = new Map<string, Zone>()

  constructor(userTimeZone: string, zoneOf: ZoneCache) {
    this.#zoneOf = zoneOf
    this.#own = zoneOf(userTimeZone)
  }

  /** Takes in the text of a VTIMEZONE; false when it cannot be used. */
  define(text: string): boolean {
    try {
      const component = new ICAL.Component(ICAL.parse(text))
      const tzid = String(component.getFirstPropertyValue('tzid') ?? '').trim()
      const location = String(component.getFirstPropertyValue('x-lic-location') ?? '').trim()
      // Exchange writes a blank one beside events in a blank zone, which are read as floating.
      if (tzid === '') return true
      const known = findIanaZone(tzid) ?? findIanaZone(location)
      const zone = known ? this.#zoneOf(known) : customZone(component, this.#own.id)
      if (zone) this.#defined.set(tzid, zone)
      return zone !== null
    } catch {
      return false
    }
  }

  /** The zone of a time; null when the file has not (yet) said what its TZID means. */
  find({ form, tzid }: WrittenTime): Zone | null {
    if (form === 'utc') return utc
    if (tzid === null) return this.#own
    return this.#fromName(tzid) ?? this.#defined.get(tzid) ?? null
  }

  knows(tzid: string): boolean {
    return this.#fromName(tzid) !== null || this.#defined.has(tzid)
  }

  /** As `find`, with the zone of the user where the TZID means nothing. */
  settle(time: WrittenTime): Zone {
    return this.find(time) ?? this.#own
  }

  #fromName(tzid: string): Zone | null {
    const known = this.#named.get(tzid)
    if (known !== undefined) return known
    const id = findIanaZone(tzid)
    const zone = id === null ? null : this.#zoneOf(id)
    this.#named.set(tzid, zone)
    return zone
  }
}
