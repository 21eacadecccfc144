import type { Reading } from '../reading.ts'
import { isSameCompany } from '../same-employer.ts'
import { foldText } from '../text/fold-text.ts'
import { sentencesOf } from '../text/sentences.ts'
import { findAll } from '../text/term-pattern.ts'
import { companionsOfWriter, titledInNote, withInNote } from './company-people.ts'
import { labelledValues, listBelow, spokenValues } from './labelled.ts'
import { type ListedPerson, nameList } from './name-list.ts'
import type { Part } from './part.ts'
import { hasGivenName, nameFits, withoutHonorifics } from './person-name.ts'
import { timetableOf } from './timetable.ts'

export interface NamedPerson extends ListedPerson {
  /** `said`: the text says that they take part. `named`: their name stands there. `mentioned`: it says they do not. */
  part: 'said' | 'named' | 'mentioned'
}

/** Everybody but the owner whom the text names, with what it says of their part. */
export function namedPeople(reading: Reading, company: string | null, role: string | null): NamedPerson[] {
  const people: NamedPerson[] = []
  const add = (found: ListedPerson[], part: NamedPerson['part']) => {
    for (const person of found) merge(people, { ...person, part })
  }
  const { lexicon, letter, context } = reading
  add(mentionedOnly(reading), 'mentioned')
  const { within, elsewhere } = timetableOf(letter, reading.event)
  for (const row of elsewhere) add(nameList(row, context), 'mentioned')
  for (const row of within) add(fullNames(row, context), 'said')
  for (const value of labelledValues(letter, lexicon.labels.interviewers))
    add(nameList(untilSentence(value, reading), context), 'said')
  for (const [index, line] of letter.entries()) {
    for (const found of findAll(lexicon.direction.meets, foldText(line))) {
      const rest = line.slice(found.end)
      const isAbove = /^\s*[:：]?\s*$/u.test(rest)
      add(
        nameList(isAbove ? listBelow(letter.slice(index + 1)) : untilSentence(rest, reading), context).filter(
          (person) => isSurely(person, reading) || isLikelyPerson(person.name, company),
        ),
        'said',
      )
    }
  }
  for (const value of spokenValues(letter, lexicon.labels.interviewers))
    add(nameList(untilSentence(value, reading), context), 'said')
  for (const value of spokenValues(letter, lexicon.labels.recruiter))
    add(nameList(untilSentence(value, reading), context).slice(0, 1), 'said')
  add(companionsOfWriter(reading), 'said')
  add(withInNote(reading, company), 'named')
  add(titledInNote(reading, company, role), 'named')
  add(saidAfter(reading), 'said')
  add(fromFunctions(reading), 'named')
  add(honoured(reading), 'named')
  add(fromParts(reading.titleParts), 'named')
  if (reading.text.body.length < 400)
    add(
      fromParts(
        reading.bodyParts.filter((part) => !isSignature(part, reading) && !isSalutation(part, reading)),
      ),
      'named',
    )
  return people.filter((person) => !isOwner(person.name, reading))
}

/** "Lighting - Bob Berger": names of more than one word anywhere in a row of a timetable. */
function fullNames(row: string, context: Reading['context']): ListedPerson[] {
  const folded = foldText(row)
  const beside = findAll(context.lexicon.prepositions.with, folded).map(({ end }) => row.slice(end).trim())
  return [...row.split(/\s[-–—|]\s|:\s/u), ...beside]
    .flatMap((piece) => nameList(piece, context))
    .filter(({ name }) => name.includes(' '))
}

/** Two capitalised words that are not the employer's name. */
function isLikelyPerson(name: string, company: string | null): boolean {
  return company !== null && name.includes(' ') && !isSameCompany(name, company)
}

/** After "interview with" a company may stand as well: a name must be known as one, or carry a title. */
function isSurely({ name, title }: ListedPerson, { rules, guests }: Reading): boolean {
  return (
    title !== null ||
    hasGivenName(name, rules) ||
    !/^[\p{Lu}]/u.test(name) ||
    guests.some((guest) => nameFits(guest.name, name))
  )
}

function merge(people: NamedPerson[], person: NamedPerson): void {
  const known = people.find((other) => nameFits(other.name, person.name))
  if (!known) {
    people.push(person)
    return
  }
  if (person.name.length > known.name.length && nameFits(person.name, known.name)) known.name = person.name
  known.title ??= person.title
  known.email ??= person.email
  if (known.part === 'named' && person.part === 'said') known.part = 'said'
}

function isOwner(name: string, reading: Reading): boolean {
  return nameFits(name, reading.owner.name)
}

/** A line that is nothing but a name, in an invitation of somebody else: who signed it need not take part. */
function isSignature(part: Part, { text, guests }: Reading): boolean {
  if (guests.some((guest) => guest.kind === 'owner' && guest.organizer)) return false
  return text.lines.some((line, index) => index > 0 && line.replace(/[,.]$/u, '') === part.text)
}

const LONGEST_GREETING = 15

/** "Cara Alice,": the first line speaks to the owner. */
function isSalutation(part: Part, { text, guests }: Reading): boolean {
  const [first = ''] = text.lines
  const at = first.indexOf(part.text)
  if (at < 0 || at > LONGEST_GREETING || guests.some((guest) => guest.kind === 'owner' && guest.organizer))
    return false
  return /^(?:\s\p{Lu}[\p{L}'-]+){0,2}\s?[,!:]/u.test(first.slice(at + part.text.length))
}

function fromParts(parts: Part[]): ListedPerson[] {
  return parts
    .filter((part) => part.kind === 'person')
    .map((part) => ({ name: part.text, title: part.title, email: null }))
}

/** Names after "ask for", "contact", "referred by", and under a coordinator's label. */
function mentionedOnly(reading: Reading): ListedPerson[] {
  const { lexicon, text, context } = reading
  const people = labelledValues(text.lines, lexicon.labels.coordinator).flatMap((value) =>
    nameList(untilSentence(value, reading), context),
  )
  for (const source of [text.title, ...text.lines]) {
    for (const found of findAll(lexicon.direction.mentionOnly, foldText(source))) {
      const rest = source.slice(found.end).replace(/^[\s:,]+/u, '')
      people.push(...nameList(untilSentence(rest, reading), context).slice(0, 1))
    }
    for (const found of findAll(lexicon.direction.mentionAfter, foldText(source))) {
      people.push(...nameBefore(source.slice(0, found.start)))
    }
  }
  return people
}

function nameBefore(text: string): ListedPerson[] {
  const name = NAME_RIGHT_BEFORE.exec(text)?.[1]
  return name === undefined ? [] : [{ name, title: null, email: null }]
}

/** "Bob Berger ringer": somebody of whom the text says that they call or take part. */
function saidAfter({ letter, lexicon, context }: Reading): ListedPerson[] {
  return letter.flatMap((line) =>
    findAll(lexicon.direction.meetsAfter, foldText(line)).flatMap((found) =>
      nameBefore(line.slice(0, found.start)).filter(({ name }) => nameList(name, context).length > 0),
    ),
  )
}

/** "Bob from HR": whoever is from a department that recruits is a person. */
function fromFunctions({ lexicon, text, context }: Reading): ListedPerson[] {
  return [text.title, ...text.lines].flatMap((source) => {
    const folded = foldText(source)
    return [
      ...findAll(lexicon.recruiting.functions, folded),
      ...findAll(lexicon.recruiting.functionsBeside, folded),
    ].flatMap((found) => {
      const before = FROM.exec(source.slice(0, found.start))
      return before
        ? nameBefore(`${before[1]} `).filter(({ name }) => nameList(name, context).length > 0)
        : []
    })
  })
}

const FROM =
  /^(.*\p{L}),?\s(?:from|vom|von|aus|der|fra|från|van|v|z|ze|od|de|des|du|do|da|del|della|di|dell')\s?(?:the\s|der\s|our\s|la\s|l')?$/u
const NAME_RIGHT_BEFORE = /(\p{Lu}[\p{L}'-]+(?:\s\p{Lu}[\p{L}'-]+)?)\s$/u
const NAME_AFTER = /^\s*(\p{Lu}[\p{L}'’-]+(?:\s(?:van|von|de|der|del|di|da)?\s?\p{Lu}[\p{L}'’-]+){0,2})/u
const NAME_BEFORE = /([\p{Script=Han}々]{1,4}|[\p{Script=Katakana}ー]{2,8}|[\p{Script=Hangul}]{2,4})\s*$/u

/** Names with an honorific, wherever they stand: "Frau Huber", "本田様", "김민수 님". */
function honoured({ lexicon, text }: Reading): ListedPerson[] {
  const people: ListedPerson[] = []
  for (const source of [text.title, ...text.lines]) {
    const folded = foldText(source)
    for (const found of findAll(lexicon.honorifics, folded)) {
      const name = NAME_AFTER.exec(source.slice(found.end))?.[1]
      const bare = name === undefined ? '' : withoutHonorifics(name, lexicon).name
      const chained = findAll(lexicon.honorifics, foldText(`${bare}.`)).some(({ start }) => start === 0)
      if (bare !== '' && !chained && /^\p{Lu}/u.test(source.slice(found.start)))
        people.push({
          name: bare,
          email: null,
          title: besideTitle(source, found.end + source.slice(found.end).indexOf(bare) + bare.length),
        })
    }
    for (const found of findAll(lexicon.honorificsAfter, folded)) {
      const name = NAME_BEFORE.exec(source.slice(0, found.start))?.[1]
      const isJob = findAll(lexicon.roles.last, folded).some(
        (role) => role.start < found.start && role.end >= found.end,
      )
      const isGreeting =
        source === text.lines[0] && found.end === folded.length && source.length <= LONGEST_GREETING
      if (name !== undefined && !isJob && !isGreeting)
        people.push({ name: name.trim(), title: null, email: null })
    }
  }
  return people
}

function besideTitle(source: string, from: number): string | null {
  return (
    /^\s*(?:\(([^)]+)\)|,\s*([\p{Lu}][^.,;\n]{1,40}))/u
      .exec(source.slice(from))
      ?.slice(1)
      .find((group) => group !== undefined) ?? null
  )
}

/** Up to the end of the sentence. */
function untilSentence(text: string, { lexicon }: Reading): string {
  return (sentencesOf(text, lexicon.honorifics)[0] ?? '').replace(/^[\s:–—-]+/u, '')
}
