import { composeMime } from '../mime/compose-mime.ts'
import { headerOf, type Part, parseMime, textOf } from '../mime/parse-mime.ts'
import { addressList, formatPerson, person } from './person.ts'
import type { MailInput, Person } from './types.ts'

/** What a message says, whoever carries it. */
export interface Message {
  headers: [name: string, value: string][]
  text: string
  html: string | null
  /** The bytes as they were given, in a latin1 string; null when they are yet to be made. */
  raw: string | null
}

export const header = (message: Message, name: string): string => headerOf(message.headers, name) ?? ''

export const people = (message: Message, name: string): Person[] => addressList(header(message, name))

export const messageIdOf = (message: Message): string => header(message, 'message-id')

export const idsIn = (value: string): string[] => value.match(/<[^<>\s]+>/g) ?? []

export function fromRaw(raw: string): Message {
  const part = parseMime(raw)
  return { headers: part.headers, ...bodies(part), raw }
}

function bodies(part: Part): { text: string; html: string | null } {
  return { text: textOf(part, 'text/plain') ?? '', html: textOf(part, 'text/html') }
}

export function rawOf(message: Message): string {
  message.raw ??= composeMime(message.headers, message.text, message.html)
  return message.raw
}

/** A header is replaced where it stands, or added at the end; without a value it is taken away. */
export function withHeader(message: Message, name: string, value: string | null): Message {
  const at = message.headers.findIndex(([each]) => each.toLowerCase() === name.toLowerCase())
  const headers = [...message.headers]
  if (at >= 0) headers.splice(at, 1, ...(value === null ? [] : [[name, value] as [string, string]]))
  else if (value !== null) headers.push([name, value])
  return { ...message, headers, raw: null }
}

/** RFC 5322 date in UTC. */
export const mailDate = (isoInstant: string): string =>
  new Date(isoInstant).toUTCString().replace('GMT', '+0000')

export function compose(
  input: MailInput,
  made: { messageId: string; date: string; parent: Message | null },
): Message {
  const list = (each: MailInput['to']) => (each ?? []).map((one) => formatPerson(person(one))).join(', ')
  const { parent } = made
  const references = parent ? [...idsIn(header(parent, 'references')), messageIdOf(parent)].join(' ') : ''
  const headers: [string, string][] = [
    ['From', formatPerson(person(input.from))],
    ['To', list(input.to)],
    ['Cc', list(input.cc)],
    ['Bcc', list(input.bcc)],
    ['Reply-To', list(input.replyTo)],
    ['Subject', input.subject],
    ['Date', mailDate(made.date)],
    ['Message-ID', made.messageId],
    ['In-Reply-To', parent ? messageIdOf(parent) : ''],
    ['References', references],
    ...Object.entries(input.headers ?? {}),
  ]
  return {
    headers: headers.filter(([, value]) => value !== ''),
    text: input.text ?? '',
    html: input.html ?? null,
    raw: null,
  }
}
