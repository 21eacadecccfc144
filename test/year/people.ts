import type { Invitation } from './candidate-world.ts'

export const bob = 'Bob Berger <bob.berger@lumenlive.example>'
export const eve = 'Eve Ellis <eve.ellis@harbourhall.example>'
export const finn = 'Finn Foster <finn.foster@harbourhall.example>'
export const gina = 'Gina Grant <gina.grant@harbourhall.example>'
export const hugo = 'Hugo Hart <hugo.hart@northlight.example>'
export const ines = 'Ines Ibarra <ines.ibarra@quayevents.example>'
export const jack = 'Jack Jones <jack.jones@orchardarena.example>'

export function addressOf(person: string): string {
  return /<(.*)>/.exec(person)?.[1] ?? person
}

export function nameOf(person: string): string {
  return person.replace(/\s*<.*>$/, '')
}

interface Talk {
  uid: string
  role: string
  company: string
  start: string
  minutes?: number
  with: string
  title?: string
}

/** An invitation by the person who will lead the talk. */
export function talk({ uid, role, company, start, minutes = 60, with: person, title }: Talk): Invitation {
  return {
    uid: `${uid}@invitations.example`,
    title: title ?? `Interview: ${role} at ${company}`,
    description: `Hi Alice, we look forward to your interview for the ${role} role at ${company}. You will meet: ${nameOf(person)}.`,
    start: new Date(start).toISOString(),
    minutes,
    organizer: person,
    attendees: [person],
  }
}

/** The sessions of a day at Harbour Hall, one after the other. */
export const loopDay: Invitation[] = [eve, finn, gina].map((person, index) =>
  talk({
    uid: `harbour-${index + 1}`,
    role: 'Venue Manager',
    company: 'Harbour Hall',
    title: `Interview: Venue Manager at Harbour Hall (part ${index + 1} of 3)`,
    start: `2026-02-10T${10 + index}:00:00Z`,
    with: person,
  }),
)
