import { isOwnEntry } from '../extraction/company-people.ts'
import { isFreeMail } from '../guests.ts'
import { domainLabel, registrableDomain } from '../text/domain-name.ts'
import { foldText, squash } from '../text/fold-text.ts'
import { occurs } from '../text/term-pattern.ts'
import { type Clue, type Findings, firstMention } from './clue.ts'

/** Whose entry it is: candidates are invited, or note it in a calendar of their own. */
export function ownerAsHost({ reading, company, companySureness }: Findings): Clue[] {
  if (!isOwnEntry(reading)) return []
  const invited = reading.guests.find(
    ({ kind }) => kind !== 'owner' && kind !== 'thing' && kind !== 'platform',
  )
  if (invited)
    return [
      {
        signal: 'owner-invites',
        strength: 1,
        evidence: `${invited.name ?? invited.email} is invited by you, as candidates are by those who interview them`,
      },
    ]
  if (
    !isWorkAddress(reading) ||
    !isOpenlyTitled(reading) ||
    firstMention(reading.lexicon.direction.internal, reading)
  )
    return []
  return [
    {
      signal: 'work-calendar',
      strength: companySureness < SURE || SHORTENED_NAME.test(company ?? '') ? 1 : BESIDE_EMPLOYER,
      evidence: 'This is the calendar of your company, where those note interviews who hold them',
    },
  ]
}

/** Another employer is named, whose interview it may be. */
const SURE = 0.6
const BESIDE_EMPLOYER = 0.4
/** "Anna K.": people are written so, employers are not. */
const SHORTENED_NAME = /^\p{Lu}\p{Ll}+\s\p{Lu}\.?$/u

/** "Appointment", "private": whoever looks for another job does not tell the colleagues. */
function isOpenlyTitled({ text, lexicon }: Findings['reading']): boolean {
  const { certain, likely, many, withJob } = lexicon.interview
  const telling = [certain, likely, many, withJob, ...Object.values(lexicon.stages)]
  return telling.some((pattern) => occurs(pattern, text.foldedTitle))
}

/** An address at a company: no mail provider's, and no domain that is named after its owner. */
function isWorkAddress({ owner, rules }: Findings['reading']): boolean {
  if (isFreeMail(owner.email, rules)) return false
  const label = squash(domainLabel(registrableDomain(owner.email) ?? ''))
  const names = foldText(owner.name ?? '').split(/[\s-]+/u)
  return !names.some((name) => name.length > 2 && label.includes(squash(name)))
}
