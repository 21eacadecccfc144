import type { Reading } from '../reading.ts'
import { isSameCompany } from '../same-employer.ts'
import { foldText } from '../text/fold-text.ts'
import { sentencesOf } from '../text/sentences.ts'
import { type Found, findAll, occurs } from '../text/term-pattern.ts'
import { type ListedPerson, nameList } from './name-list.ts'
import { looksLikeName } from './person-name.ts'

/** Far more than people note about who they will meet. */
const LONGEST_NOTE = 400

/** "me and Sal", "Merle und ich": who is joined to the writer by "and", and so takes part. */
export function companionsOfWriter({ letter, lexicon, context }: Reading): ListedPerson[] {
  return letter.flatMap((line) => {
    const folded = foldText(line)
    const joints = [...findAll(lexicon.and, folded), ...plusSigns(folded)]
    return findAll(lexicon.direction.firstPerson, folded).flatMap((self) =>
      joints.flatMap((and) => {
        if (isGap(folded, self.end, and.start))
          return nameList(line.slice(and.end).trim(), context).slice(0, 1)
        if (isGap(folded, and.end, self.start)) return nameAtEnd(line.slice(0, and.start))
        return []
      }),
    )
  })
}

/** In one's own note, "with" stands before a person more often than before anything else. */
export function withInNote(reading: Reading, company: string | null): ListedPerson[] {
  const { letter, lexicon, context, text } = reading
  if (!isOwnEntry(reading) || text.body.length > LONGEST_NOTE) return []
  return letter.flatMap((line) =>
    findAll(lexicon.prepositions.with, foldText(line)).flatMap((found) => {
      const rest = line.slice(found.end).replace(/^\s+/u, '')
      return nameList(sentencesOf(rest, lexicon.honorifics)[0]?.split(/[;!?]/u)[0] ?? '', context).filter(
        ({ name }) => isNoCompany(name, company),
      )
    }),
  )
}

/** "Adnan (hovmästare)", "Maj-Britt, enhetschef": in a note, a name with what that person is beside it. */
export function titledInNote(reading: Reading, company: string | null, role: string | null): ListedPerson[] {
  const { letter, text, lexicon, context } = reading
  if (text.body.length > LONGEST_NOTE) return []
  return letter.flatMap((line) =>
    [...line.matchAll(NAME_AND_TITLE)].flatMap((match) => {
      const [, name = '', inBrackets, behindComma] = match
      const title = (inBrackets ?? behindComma ?? '').trim()
      if (title === role || !saysFunction(title, lexicon) || !isNoCompany(name, company)) return []
      return nameList(name, context).map((person) => ({ ...person, title }))
    }),
  )
}

const NAME_AND_TITLE =
  /(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’.-]*){0,2})\s*(?:\(([^)]{2,60})\)|,\s*([^,.;()\n]{2,40}))/gu

function saysFunction(title: string, { roles, recruiting }: Reading['lexicon']): boolean {
  const folded = foldText(title)
  return [roles.last, roles.first, recruiting.functions, recruiting.functionsBeside].some((p) =>
    occurs(p, folded),
  )
}

function isNoCompany(name: string, company: string | null): boolean {
  return company === null || !isSameCompany(name, company)
}

export function isOwnEntry({ guests }: Reading): boolean {
  const organizer = guests.find((guest) => guest.organizer)
  return organizer === undefined || organizer.kind === 'owner'
}

function nameAtEnd(text: string): ListedPerson[] {
  const name = /(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)?)\s*$/u.exec(text)?.[1]
  return name !== undefined && looksLikeName(name) ? [{ name, title: null, email: null }] : []
}

function plusSigns(folded: string): Found[] {
  return [...folded.matchAll(/[+&]/gu)].map(({ index }) => ({ start: index, end: index + 1 }))
}

function isGap(folded: string, from: number, to: number): boolean {
  return to >= from && /^[\s,]*$/u.test(folded.slice(from, to))
}
