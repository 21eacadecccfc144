import type { Person, PersonInput } from './types.ts'

/** `'Ann Lee <ann@acme.example>'`, or an address alone. */
export function person(input: PersonInput): Person {
  if (typeof input !== 'string') return { name: input.name, email: input.email }
  const angled = /^\s*"?([^"<]*)"?\s*<([^>]+)>\s*$/.exec(input)
  return angled
    ? { name: (angled[1] ?? '').trim(), email: (angled[2] ?? '').trim() }
    : { name: '', email: input.trim() }
}

export const sameAddress = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** An address header as a list; commas inside quotes and comments stay. */
export function addressList(header: string): Person[] {
  return (header.match(/(?:"(?:\\.|[^"\\])*"|<[^>]*>|[^,"<])+/g) ?? [])
    .map((each) => person(each.trim()))
    .filter(({ email }) => email.includes('@'))
}

/** RFC 5322: a display name with specials stands in quotes. */
export function formatPerson({ name, email }: Person): string {
  if (!name) return email
  return /^[\w !#$%&'*+/=?^`{|}~-]+$/.test(name)
    ? `${name} <${email}>`
    : `"${name.replace(/["\\]/g, '\\$&')}" <${email}>`
}
