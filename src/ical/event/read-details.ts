import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import { writtenTime } from '../time/written-time.ts'
import type { EventDetails } from './ical-event.ts'
import { type JcalProperty, parameterOf, textOf } from './jcal.ts'
import { readAttendee, readParticipant } from './read-people.ts'

/** Properties that carry the link of a conference, the most telling first. */
const conferenceProperties = [
  'conference',
  'x-google-conference',
  'x-microsoft-skypeteamsmeetingurl',
  'x-microsoft-onlinemeetingexternallink',
  'x-microsoft-onlinemeetingconflink',
]
const noMeetingCategories = new Set(['holiday', 'holidays', 'birthday', 'birthdays', 'anniversary'])
const awayStatuses = new Set(['OOF', 'WORKINGELSEWHERE'])

export type PropertiesByName = ReadonlyMap<string, JcalProperty[]>

/** Everything an event says but its identity and its times. */
export function readDetails(
  properties: PropertiesByName,
  method: string | null,
  allDay: boolean,
): EventDetails {
  const first = (name: string) => properties.get(name)?.[0]
  const organizer = first('organizer')
  return {
    status: readStatus(textOf(first('status')), method),
    isMeeting: !cannotBeMeeting(properties, allDay),
    title: textOf(first('summary')),
    description: textOf(first('description')) || unescaped(textOf(first('x-alt-desc'))),
    location: textOf(first('location')),
    organizer: organizer ? readParticipant(organizer) : null,
    attendees: (properties.get('attendee') ?? []).map(readAttendee),
    conferenceUrl: readConference(properties),
    url: webLink(textOf(first('url'))),
    updatedAt: readInstant(first('last-modified')),
  }
}

function readStatus(status: string, method: string | null): CalendarEvent['status'] {
  if (method === 'CANCEL') return 'cancelled'
  const written = status.toUpperCase()
  if (written === 'CANCELLED' || written === 'CANCELED') return 'cancelled'
  return written === 'TENTATIVE' ? 'tentative' : 'confirmed'
}

/**
 * True only where a property says so. A whole day marked "out of office" without anybody invited is time off; a
 * few hours marked so may well be an interview kept from colleagues.
 */
function cannotBeMeeting(properties: PropertiesByName, allDay: boolean): boolean {
  if (properties.has('x-apple-special-day') || properties.has('x-google-calendar-content-icon')) return true
  const categories = (properties.get('categories') ?? []).flatMap((property) => property.slice(3))
  const named = categories.some((value) => noMeetingCategories.has(String(value).trim().toLowerCase()))
  const busy = textOf(properties.get('x-microsoft-cdo-busystatus')?.[0]).toUpperCase()
  return (named || (allDay && awayStatuses.has(busy))) && !properties.has('attendee')
}

function readConference(properties: PropertiesByName): string | null {
  for (const name of conferenceProperties) {
    const found = [...(properties.get(name) ?? [])].sort((a, b) => videoFirst(a) - videoFirst(b))
    for (const property of found) {
      const link = webLink(textOf(property))
      if (link) return link
    }
  }
  return null
}

/** RFC 7986, 6.3: a conference may list a telephone and a video link side by side. */
function videoFirst(property: JcalProperty): number {
  return /\bVIDEO\b/i.test(parameterOf(property, 'feature') ?? '') ? 0 : 1
}

function webLink(value: string): string | null {
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) ? value : null
}

function readInstant(property: JcalProperty | undefined): string | null {
  const time = property ? writtenTime(property[3], property) : null
  return time?.form === 'utc' ? new Date(time.wall).toISOString() : null
}

/** ical.js leaves the escapes in properties it does not know (RFC 5545, 3.3.11). */
function unescaped(text: string): string {
  return text.replace(/\\([\\;,nN])/g, (_, letter: string) => (letter.toLowerCase() === 'n' ? '\n' : letter))
}
