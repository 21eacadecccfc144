import type { Recipient } from './letter-request.ts'
import type { LanguageLetters } from './load-letters.ts'
import { type PersonName, personName } from './person-name.ts'

/** The greeting line by what is surely known of the name; nobody's gender is guessed, no name is split by guess. */
export function greeting(recipient: Recipient, letters: LanguageLetters): string {
  const { greetings, titles } = letters
  const name = nameOf(recipient)
  if (name === null) return greetings.unknown({})
  const { whole, first, last, title } = name
  const titleWord = title === null ? undefined : titles[title]
  if (titleWord !== undefined) return greetings.titled({ title: titleWord, last: last ?? whole, name: whole })
  if (first !== null && last !== null) return greetings.firstAndLast({ first, last, name: whole })
  return first !== null ? greetings.firstOnly({ first }) : greetings.wholeName({ name: whole })
}

/** The form they signed with tells which part is the first name, if it is a part of the displayed name. */
function nameOf(recipient: Recipient): PersonName | null {
  const displayed = personName(recipient.name, recipient.email)
  const signed = personName(recipient.signedAs, recipient.email)
  if (signed === null || displayed === null) return signed ?? displayed
  if (signed.whole.includes(' ')) return { ...signed, title: signed.title ?? displayed.title }
  const rest = displayed.whole.split(' ').filter((part) => part !== signed.whole)
  const isPart = rest.length < displayed.whole.split(' ').length
  return isPart ? { ...displayed, first: signed.whole, last: rest.join(' ') || null } : displayed
}
