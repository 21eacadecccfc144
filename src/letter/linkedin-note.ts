import { chooseSkeleton } from './choose-skeleton.ts'
import { cleanName } from './clean-text.ts'
import type { NoteSkeleton } from './compile-skeleton.ts'
import type { Values } from './compile-template.ts'
import { greeting } from './greeting.ts'
import type { LetterRequest } from './letter-request.ts'
import { LetterTemplateError } from './letter-template-error.ts'
import { talkValues } from './letter-values.ts'
import type { LanguageLetters, LetterLibrary } from './load-letters.ts'
import { usableTopic } from './usable-topic.ts'
import { fits } from './write-letter.ts'

/** Characters a note may have: 200 with a free account, 300 with a paid one. */
export type NoteLimit = 200 | 300

export interface NoteRequest
  extends Pick<
    LetterRequest,
    | 'language'
    | 'sender'
    | 'recipient'
    | 'role'
    | 'company'
    | 'stage'
    | 'trade'
    | 'topic'
    | 'situation'
    | 'panel'
  > {
  limit: NoteLimit
}

export interface LinkedInNote {
  /** One line, within the limit counted in code points. */
  text: string
  language: string
  skeleton: string
  wording: number
}

const margin = 10

/** What is left out, one after the other, until the note is short enough; a word is never cut. */
const dropped: readonly (readonly string[])[] = [
  [],
  ['topic'],
  ['topic', 'company'],
  ['topic', 'company', 'role'],
  ['topic', 'company', 'role', 'senderName'],
]

/** A connection note. Never asks for status, feedback or a job. Throws LetterTemplateError when the templates hold none that fits. */
export function writeLinkedInNote(request: NoteRequest, library: LetterLibrary): LinkedInNote {
  const letters = lettersWithNotes(library, request.language)
  const values = noteValues(request, letters)
  const recipient = request.recipient.email ?? request.recipient.name ?? ''
  const fitting = letters.notes.filter((entry) => fits(entry, values))
  const choice = chooseSkeleton(fitting, {
    kind: 'connect-linkedin',
    sender: request.sender.email,
    recipients: request.panel?.recipients ?? [recipient],
    index: request.panel?.index ?? 0,
    prior: [],
  })
  if (choice === null)
    throw new LetterTemplateError(
      `${letters.language}/connect-linkedin.yaml`,
      null,
      'holds no note that fits what is known',
    )
  const { skeleton, wording } = choice
  const text = renderNote(skeleton, wording, values, letters, request.limit)
  return { text, language: letters.language, skeleton: skeleton.name, wording }
}

/** One given note within its limit. */
export function renderNote(
  skeleton: NoteSkeleton,
  wording: number,
  values: Values,
  letters: LanguageLetters,
  limit: NoteLimit,
): string {
  const templates = skeleton.wordings[wording]
  if (templates === undefined) throw new RangeError(`"${skeleton.name}" has no wording ${wording}`)
  const template = limit === 200 ? templates.short : templates.long
  const nameless = { ...values, greeting: letters.greetings.unknown({}) }
  const without = (from: Values, names: readonly string[]) => ({
    ...from,
    ...Object.fromEntries(names.filter((name) => !skeleton.needs.includes(name)).map((name) => [name, null])),
  })
  const attempts = [
    ...dropped.map((names) => without(values, names)),
    ...dropped.map((names) => without(nameless, names)),
  ]
  const texts = attempts.map((attempt) => template(attempt).replace(/ {2,}/gu, ' ').trim())
  const length = (text: string) => [...text].length
  return (
    texts.find((text) => length(text) <= limit - margin) ?? texts.find((text) => length(text) <= limit) ?? ''
  )
}

export function noteValues(request: NoteRequest, letters: LanguageLetters): Values {
  const { recipient } = request
  return {
    ...talkValues(request, letters),
    greeting: greeting(recipient, letters),
    topic: usableTopic(request.topic, letters.language, recipient.name === null ? [] : [recipient.name]),
    senderName: cleanName(request.sender.name, 60),
    rejected: request.situation === 'rejected',
  }
}

function lettersWithNotes(library: LetterLibrary, language: string): LanguageLetters {
  const asked = library.languages.get(language.slice(0, 2).toLowerCase())
  const letters = asked !== undefined && asked.notes.length > 0 ? asked : library.languages.get('en')
  if (letters === undefined) throw new Error('The letters in English are missing')
  return letters
}
