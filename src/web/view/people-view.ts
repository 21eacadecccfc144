import type { CalendarEvent } from '../../calendar/calendar-event.ts'
import type { Person } from '../../detection/interview-detection.ts'
import { tidyText } from '../../digest/view/tidy-text.ts'
import type { Dossier } from '../../store/dossiers.ts'
import type { StoredEvent } from '../../store/events.ts'

export interface PersonView {
  name: string
  title: string
  email: string
  isRecruiter: boolean
  /** Where Afterword has this person from. */
  evidence: string[]
}

/** Everybody of an interview, each with where they were found. */
export function peopleView({ interview }: Dossier, events: StoredEvent[]): PersonView[] {
  const { recruiter, interviewers } = interview
  const isRecruiter = (person: Person) => person.email !== null && person.email === recruiter?.email
  const everybody = [
    ...interviewers.map((person) => ({ person, isRecruiter: isRecruiter(person) })),
    ...(recruiter && !interviewers.some(isRecruiter) ? [{ person: recruiter, isRecruiter: true }] : []),
  ]
  return everybody.map(({ person, isRecruiter }) => ({
    name: tidyText(person.name ?? person.email ?? '', 80) || 'Somebody',
    title: tidyText(person.title ?? '', 80),
    email: person.name === null ? '' : tidyText(person.email ?? '', 80),
    isRecruiter,
    evidence: [...new Set(events.flatMap(({ event }) => evidenceIn(event, person)))].slice(0, 4),
  }))
}

function evidenceIn(event: CalendarEvent, { name, email }: Person): string[] {
  const isThem = (address: string | null | undefined) => email !== null && address?.toLowerCase() === email
  const guest = event.attendees.find((attendee) => isThem(attendee.email))
  return [
    ...(isThem(event.organizer?.email) ? ['sent the invitation'] : []),
    ...(guest ? [guest.response === 'accepted' ? 'on the guest list, accepted' : 'on the guest list'] : []),
    ...(name !== null && event.title.includes(name) ? [`in the title: “${tidyText(event.title, 80)}”`] : []),
    ...lineWith(event.description ?? '', [name, email]),
  ]
}

/** The line of the invitation that names somebody. */
function lineWith(text: string, words: (string | null)[]): string[] {
  const line = text.split(/\r?\n/).find((each) => words.some((word) => word !== null && each.includes(word)))
  return line === undefined ? [] : [`in the invitation: “${tidyText(line, 100)}”`]
}
