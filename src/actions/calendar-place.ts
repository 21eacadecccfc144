import { resolve } from 'node:path'
import { isAddress } from '../store/addresses.ts'

/** An address as it is, a path from here. */
export function calendarPlace(place: string): string {
  return isAddress(place) ? place : resolve(place)
}
