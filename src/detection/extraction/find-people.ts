import type { Guest } from '../guests.ts'
import type { Person } from '../interview-detection.ts'
import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { findAll, occurs } from '../text/term-pattern.ts'
import { findRecruiter } from './find-recruiter.ts'
import { type NamedPerson, namedPeople } from './named-people.ts'
import { nameFits } from './person-name.ts'
import { isCoordinator, signaturesOf } from './signature.ts'

export interface People {
  interviewers: Person[]
  recruiter: Person | null
}

/** Who will talk with the owner, and the one person who recruits. */
export function findPeople(reading: Reading, company: string | null, role: string | null): People {
  const named = namedPeople(reading, company, role)
  const guests = reading.guests.filter(
    (guest) => guest.kind === 'outsider' || guest.kind === 'private' || guest.kind === 'colleague',
  )
  const recruiter = findRecruiter(reading, named, guests)
  const people = [
    ...named.filter((person) => person.part !== 'mentioned').map((person) => withAddress(person, guests)),
    ...guests.filter((guest) => takesPart(guest, named)).map(personOf),
  ]
  const distinct = people.filter(
    (person, index) => people.findIndex((other) => same(other, person)) === index,
  )
  const others = distinct.filter((person) => !recruiter || !same(person, recruiter))
  const arranges = recruiter !== null && others.length > 0 && !recruiterTakesPart(reading, recruiter, named)
  const interviewers = arranges || coordinates(recruiter, reading) ? others : distinct
  return { interviewers, recruiter }
}

/** Who signs as a coordinator arranges, and meets nobody. */
function coordinates(recruiter: Person | null, reading: Reading): boolean {
  if (recruiter === null) return false
  const titles = [
    recruiter.title,
    ...signaturesOf(reading)
      .filter((s) => nameFits(s.name, recruiter.name))
      .map((s) => s.title),
  ]
  return titles.some((title) => isCoordinator(title, reading.lexicon))
}

function takesPart(guest: Guest, named: NamedPerson[]): boolean {
  const mention = named.find((person) => nameFits(person.name, guest.name))
  return mention?.part !== 'mentioned'
}

/** The recruiter is in the room when the text says so, or when no other person is. */
function recruiterTakesPart(reading: Reading, recruiter: Person, named: NamedPerson[]): boolean {
  if (named.some((person) => person.part === 'said' && nameFits(person.name, recruiter.name))) return true
  const guest = reading.guests.find((other) => other.email !== null && other.email === recruiter.email)
  if (!guest) return false
  if (!guest.organizer) return true
  return reading.text.lines.some((line) => joinsWriter(line, reading))
}

/** "With Mr Egger and me": the writer is joined to others by "and". */
function joinsWriter(line: string, { lexicon }: Reading): boolean {
  const folded = foldText(line)
  const joints = [...findAll(lexicon.and, folded), ...findAll(lexicon.direction.meets, folded)]
  return findAll(lexicon.direction.firstPerson, folded).some(
    (self) =>
      occurs(lexicon.and, folded.slice(self.start, self.end)) ||
      joints.some((and) => isGap(folded, and.end, self.start) || isGap(folded, self.end, and.start)),
  )
}

function isGap(folded: string, from: number, to: number): boolean {
  return to >= from && /^[\s,]*$/u.test(folded.slice(from, to))
}

function withAddress(person: NamedPerson, guests: Guest[]): Person {
  const guest = guests.find((other) => nameFits(other.name, person.name) || nameInAddress(other, person.name))
  if (!guest) return { name: person.name, email: person.email, title: person.title }
  return { ...personOf(guest), name: guest.name ?? person.name, title: person.title }
}

function nameInAddress(guest: Guest, name: string): boolean {
  if (guest.name !== null || guest.email === null) return false
  return nameFits(name, (guest.email.split('@')[0] ?? '').replace(/[._-]/gu, ' '))
}

export function personOf(guest: Guest): Person {
  return { name: guest.name, email: guest.email, title: null }
}

function same(a: Person, b: Person): boolean {
  if (a.email !== null && b.email !== null) return a.email === b.email
  return nameFits(a.name, b.name)
}
