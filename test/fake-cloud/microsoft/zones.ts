import { findIana, findWindows } from 'windows-iana'
import { type When, wallOf } from '../world/times.ts'

/** Exchange keeps zones by their Windows names. */
export const windowsName = (iana: string): string => (iana === 'UTC' ? 'UTC' : (findWindows(iana)[0] ?? iana))

/** Windows and IANA names are both understood. */
const ianaName = (zone: string): string => (zone === 'UTC' ? 'UTC' : (findIana(zone)[0] ?? zone))

/** Date and time without an offset, and the zone beside it; a whole day is midnight in whatever zone. */
export function dateTimeTimeZone({ ms, date }: When, zone: string): { dateTime: string; timeZone: string } {
  const wall = date === null ? wallOf(ms, ianaName(zone)) : `${date}T00:00:00`
  return { dateTime: `${wall}.0000000`, timeZone: zone }
}
