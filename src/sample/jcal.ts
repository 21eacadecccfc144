import ICAL from 'ical.js'

/** A property in jCal (RFC 7265 3.4): name, parameters, type of the value, values. */
export type JcalProperty = [
  name: string,
  parameters: Record<string, string>,
  type: string,
  ...values: unknown[],
]

/** A component in jCal (RFC 7265 3.3). */
export type JcalComponent = [name: string, properties: JcalProperty[], components: JcalComponent[]]

/** iCalendar text of a jCal component: CRLF, no line longer than 75 octets. */
export function icalendarText(component: JcalComponent): string {
  // The library does not count the space that opens a continued line, so 75 would give lines of 76 octets.
  ICAL.foldLength = 74
  return ICAL.stringify(component)
}
