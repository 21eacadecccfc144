import { Refusal } from '../http/call.ts'
import { googleError } from '../http/vendor-errors.ts'
import type { CalendarState, Window } from '../world/calendar-state.ts'
import type { EventView } from '../world/event-state.ts'

/** "There are several query parameters that cannot be specified together with syncToken." */
const NOT_WITH_SYNC_TOKEN = [
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
]
/** Those of them which a first request may have and still get a token. */
const BOUNDS = ['timeMin', 'timeMax']
/** What may differ between a request and the next with its token. */
const FREE = new Set([
  ...BOUNDS,
  'syncToken',
  'pageToken',
  'maxResults',
  'fields',
  'alt',
  'prettyPrint',
  'key',
  'quotaUser',
])

export function checkParameters(query: URLSearchParams): void {
  if (query.has('syncToken')) {
    const forbidden = NOT_WITH_SYNC_TOKEN.find((name) => query.has(name))
    if (forbidden) throw refuse(`The parameter ${forbidden} cannot be used together with a sync token.`)
    if (query.get('showDeleted') === 'false') throw refuse('showDeleted cannot be false with a sync token.')
  }
  if (query.get('orderBy') === 'startTime' && query.get('singleEvents') !== 'true') {
    throw refuse('The requested ordering is not available for the particular query.')
  }
}

/** What must stay the same from the first request to all that follow from it. */
export function signatureOf(calendar: CalendarState, query: URLSearchParams): string {
  const kept = [...query].filter(([name]) => !FREE.has(name)).map(([name, value]) => `${name}=${value}`)
  return [calendar.id, ...kept.toSorted()].join('&')
}

export const neverSynced = (query: URLSearchParams): boolean =>
  NOT_WITH_SYNC_TOKEN.some((name) => !BOUNDS.includes(name) && query.has(name))

export function windowOf(query: URLSearchParams): Window {
  return {
    from: bound(query, 'timeMin') ?? Number.NEGATIVE_INFINITY,
    to: bound(query, 'timeMax') ?? Number.POSITIVE_INFINITY,
  }
}

function bound(query: URLSearchParams, name: string): number | null {
  const value = query.get(name)
  if (value === null) return null
  // "Must be an RFC3339 timestamp with mandatory time zone offset."
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value))
    throw refuse('Bad Request', 'badRequest')
  return Math.floor(Date.parse(value) / 1000) * 1000
}

export function matches({ content, appearance }: EventView, query: URLSearchParams): boolean {
  const uid = query.get('iCalUID')
  const updatedMin = query.get('updatedMin')
  const types = query.getAll('eventTypes')
  const words = (query.get('q') ?? '').toLowerCase().split(/\s+/).filter(Boolean)
  const people = content.attendees.map(({ name, email }) => `${name} ${email}`)
  const text = [content.title, content.description, content.location, ...people].join(' ').toLowerCase()
  return (
    (uid === null || appearance.event.uid === uid) &&
    (updatedMin === null || Date.parse(appearance.event.updated) >= Date.parse(updatedMin)) &&
    (types.length === 0 || types.includes(content.kind)) &&
    words.every((word) => text.includes(word))
  )
}

const refuse = (message: string, reason = 'invalid') => new Refusal(googleError(400, reason, message))
