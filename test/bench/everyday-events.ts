import type { Attendee, CalendarEvent, Owner } from '../../src/calendar/calendar-event.ts'
import { CONFERENCE_BLOCKS } from './conference-blocks.ts'
import { EVERYDAY, type EverydayEntry } from './everyday-entries.ts'

export const owner: Owner = { name: 'Sam Keller', email: 'sam.keller@gmail.com' }

const COLLEAGUES = [
  'Nora Lindqvist',
  'Dana Ko',
  'Jonas Roth',
  'Mei Tanaka',
  'Ana Sousa',
  'Piotr Lis',
  'Luc Bernard',
]
const HOUR = 60 * 60 * 1000

/**
 * As many different everyday events as wanted. Digits differ from one to the next, so that nothing that remembers
 * texts it has seen looks faster than it is.
 */
export function everydayEvents(count: number): CalendarEvent[] {
  const random = numbersFrom(7)
  const events = Array.from({ length: count }, (_, index) => {
    const entry = EVERYDAY[index % EVERYDAY.length]
    if (!entry) throw new Error('There are no everyday entries.')
    return eventOf(entry, index, random)
  })
  // Read back, as events of a calendar are: a text just put together is not yet in one piece in memory.
  return JSON.parse(JSON.stringify(events)) as CalendarEvent[]
}

function eventOf(entry: EverydayEntry, index: number, random: () => number): CalendarEvent {
  const start = Date.UTC(2026, 2, 1) + index * 3 * HOUR
  const filled = (text: string) => text.replace(/#/gu, () => String(Math.floor(random() * 10)))
  const block = entry.online
    ? pick(CONFERENCE_BLOCKS[entry.language] ?? CONFERENCE_BLOCKS.en ?? [], random)
    : ''
  return {
    sourceId: null,
    uid: `everyday-${index}@example.org`,
    recurrenceId: null,
    sequence: 0,
    status: 'confirmed',
    isMeeting: true,
    allDay: false,
    title: filled(entry.title),
    description: filled([entry.description, block].filter(Boolean).join('\n\n')),
    location: filled(entry.place),
    start: { instant: new Date(start).toISOString(), timeZone: 'Europe/Berlin' },
    end: { instant: new Date(start + HOUR).toISOString(), timeZone: 'Europe/Berlin' },
    organizer: entry.guests > 0 ? personOf(index, random) : { name: owner.name, email: owner.email },
    attendees: Array.from({ length: entry.guests }, (__, number) => attendeeOf(index + number, random)),
    conferenceUrl: null,
    url: null,
    updatedAt: null,
  }
}

function personOf(number: number, random: () => number): { name: string; email: string } {
  const name = COLLEAGUES[number % COLLEAGUES.length] ?? 'Nora Lindqvist'
  const email = `${name.toLowerCase().replace(' ', '.')}${Math.floor(random() * 100)}@harbourfoods.example`
  return { name, email }
}

function attendeeOf(number: number, random: () => number): Attendee {
  return { ...personOf(number, random), response: 'accepted', kind: 'person', optional: false }
}

function pick(texts: string[], random: () => number): string {
  return texts[Math.floor(random() * texts.length)] ?? ''
}

/** The same numbers in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48271) % 2147483647
    return state / 2147483647
  }
}
