import type { Guest } from '../guests.ts'
import type { Person } from '../interview-detection.ts'
import type { Reading } from '../reading.ts'
import { foldText } from '../text/fold-text.ts'
import { type Found, findAll, occurs } from '../text/term-pattern.ts'
import { isAgencyDomain } from './employer-domains.ts'
import { labelledValues } from './labelled.ts'
import { type ListedPerson, nameList } from './name-list.ts'
import type { NamedPerson } from './named-people.ts'
import { nameFits } from './person-name.ts'
import { signaturesOf } from './signature.ts'

/** The one person who recruits or coordinates by their own words; null when nobody says so. */
export function findRecruiter(reading: Reading, named: NamedPerson[], guests: Guest[]): Person | null {
  const known =
    labelledRecruiter(reading) ??
    signed(reading) ??
    byTitle(reading, named) ??
    besideFunction(reading, named, guests)
  if (known) return withGuest(known, guests)
  const guest =
    byOwnName(reading, guests) ?? writerIsRecruiter(reading, guests) ?? agencyContact(reading, guests)
  if (guest) return { name: guest.name, email: guest.email, title: null }
  return onlyPersonOfHrCall(reading, named, guests)
}

function withGuest(person: ListedPerson, guests: Guest[]): Person {
  const guest = guests.find((other) => nameFits(other.name, person.name))
  return { name: guest?.name ?? person.name, email: guest?.email ?? person.email, title: person.title }
}

function labelledRecruiter({ lexicon, text, context }: Reading): NamedPerson | null {
  for (const value of labelledValues(text.lines, lexicon.labels.recruiter)) {
    const [person] = nameList(value.split('\n')[0] ?? '', context)
    if (person) return { ...person, part: 'named' }
  }
  return null
}

/** Somebody who signs with a title of recruiting. */
function signed(reading: Reading): NamedPerson | null {
  const { functions, functionsBeside } = reading.lexicon.recruiting
  const signature = signaturesOf(reading).find(({ title }) => {
    const folded = foldText(title)
    return occurs(functions, folded) || occurs(functionsBeside, folded)
  })
  return signature ? { ...signature, email: null, part: 'mentioned' } : null
}

function byTitle({ lexicon }: Reading, named: NamedPerson[]): NamedPerson | null {
  return (
    named.find((person) => {
      const title = foldText(person.title ?? '')
      return occurs(lexicon.recruiting.functions, title) || occurs(lexicon.recruiting.functionsBeside, title)
    }) ?? null
  )
}

/** "recruiter Osric Bell", "Maude, recruteuse", "Derya (People)". */
function besideFunction(reading: Reading, named: NamedPerson[], guests: Guest[]): NamedPerson | null {
  const people = [
    ...named,
    ...guests.flatMap((guest) =>
      guest.name === null
        ? []
        : [{ name: guest.name, title: null, email: guest.email, part: 'named' as const }],
    ),
  ]
  const { lexicon, text } = reading
  for (const folded of [text.foldedTitle, text.foldedBody]) {
    const functions = [
      ...findAll(lexicon.recruiting.functions, folded),
      ...findAll(lexicon.recruiting.functionsBeside, folded),
    ]
    const person = people.find((candidate) =>
      placesOf(candidate.name, folded).some((place) =>
        functions.some((found) => beside(place, found, folded)),
      ),
    )
    if (person) return person
  }
  return null
}

function placesOf(name: string, folded: string): Found[] {
  const words = foldText(name).split(/\s+/u)
  const forms = [foldText(name), words[0] ?? '', words.at(-1) ?? ''].filter((form) => form.length > 1)
  return [...new Set(forms)].flatMap((form) => {
    const places: Found[] = []
    for (let start = folded.indexOf(form); start >= 0; start = folded.indexOf(form, start + 1))
      places.push({ start, end: start + form.length })
    return places
  })
}

function beside(name: Found, found: Found, folded: string): boolean {
  if (name.start < found.end && found.start < name.end) return false
  const gap =
    name.end <= found.start ? folded.slice(name.end, found.start) : folded.slice(found.end, name.start)
  if (name.end <= found.start)
    return /^(?:\s*[,(–—/|-]\s*(?:\p{L}{1,7}\s){0,2}|\s(?:from|vom|von|de|du|in|the|aus|der|van|fra|z|ze|od|från|di|da|do|del)\s(?:\p{L}{1,4}\s)?|\s)$/u.test(
      gap,
    )
  return /^\s*[:\-–—]?\s*$|^の$/u.test(gap)
}

function byOwnName({ lexicon }: Reading, guests: Guest[]): Guest | null {
  return (
    guests.find(
      (guest) => guest.name !== null && occurs(lexicon.recruiting.functionsBeside, foldText(guest.name)),
    ) ?? null
  )
}

/** "I'm in the People team": the organiser writes about themself. */
function writerIsRecruiter({ lexicon, text }: Reading, guests: Guest[]): Guest | null {
  const writer = guests.find((guest) => guest.organizer)
  if (!writer) return null
  const says = text.lines.some((line) => {
    const folded = foldText(line)
    const functions = [
      ...findAll(lexicon.recruiting.functions, folded),
      ...findAll(lexicon.recruiting.functionsBeside, folded),
    ]
    return findAll(lexicon.direction.firstPerson, folded).some((self) =>
      functions.some(
        (found) =>
          found.start >= self.end &&
          found.start - self.end <= 30 &&
          !/[.;!?]/u.test(folded.slice(self.end, found.start)),
      ),
    )
  })
  return says ? writer : null
}

function agencyContact(reading: Reading, guests: Guest[]): Guest | null {
  return (
    guests.find(
      (guest) => guest.kind === 'outsider' && guest.domain !== null && isAgencyDomain(guest.domain, reading),
    ) ?? null
  )
}

/** Called so in the title, or by the name of its stage anywhere ("Event Name: Recruiter screen"). */
function isRecruitersCall({ lexicon, text }: Reading): boolean {
  const { functions } = lexicon.recruiting
  if (occurs(functions, text.foldedTitle)) return true
  return findAll(lexicon.stages.screen, text.foldedBody).some(({ start, end }) =>
    occurs(functions, text.foldedBody.slice(start, end)),
  )
}

/** An HR or recruiter's call with a single person is with that recruiter. */
function onlyPersonOfHrCall(reading: Reading, named: NamedPerson[], guests: Guest[]): Person | null {
  const present = named.filter((person) => person.part !== 'mentioned')
  if (!isRecruitersCall(reading)) return null
  const names = [...present.map((person) => person.name)]
  const outside = guests.filter(
    (guest) => guest.name === null || !names.some((name) => nameFits(name, guest.name)),
  )
  if (names.length + outside.length !== 1) return null
  const [guest] = outside
  if (guest) return { name: guest.name, email: guest.email, title: null }
  const [person] = present
  return person ? withGuest(person, guests) : null
}
