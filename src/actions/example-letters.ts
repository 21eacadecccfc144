import { type LetterRequest, nothingKnown, type Recipient } from '../letter/letter-request.ts'
import { writeLinkedInNote } from '../letter/linkedin-note.ts'
import type { LetterLibrary } from '../letter/load-letters.ts'
import { writeLetter } from '../letter/write-letter.ts'
import type { TemplateName } from './edit-template.ts'

/** A letter as it would read for an invented talk. */
export interface ExampleLetter {
  about: string
  subject: string
  text: string
}

const sender = { name: 'Alex Morgan', email: 'alex@example.org', phone: '+49 30 1234567', profileUrl: null }

/** Of one talk everything is known, of the other nothing: a template has to be right for both. */
const talks = [
  {
    about: 'Everything is known',
    recipient: { name: 'Jane Doe', email: 'jane.doe@example.com', title: 'Head of Events' },
    facts: { role: 'Event Manager', company: 'Example Halls', heldOn: '2026-11-24', stage: 'panel' as const },
  },
  {
    about: 'Nothing is known',
    recipient: { name: null, email: 'office@example.com', title: null },
    facts: {},
  },
]

/** Examples of what a template says. Throws LetterTemplateError where it says nothing. */
export function exampleLetters(library: LetterLibrary, { kind, language }: TemplateName): ExampleLetter[] {
  return talks.map(({ about, recipient, facts }) => {
    const request = requestOf(
      { ...recipient, isRecruiter: false, isAgency: false, signedAs: null },
      facts,
      language,
    )
    if (kind !== 'connect-linkedin') return { about, ...writeLetter({ ...request, kind }, library) }
    const named = { ...request.recipient, name: recipient.name ?? 'Tom Roe' }
    const note = writeLinkedInNote({ ...request, recipient: named, limit: 200 }, library)
    return { about, subject: `${[...note.text].length} of 200 characters`, text: note.text }
  })
}

function requestOf(
  recipient: Recipient,
  facts: Partial<LetterRequest>,
  language: string,
): Omit<LetterRequest, 'kind'> {
  return {
    ...nothingKnown,
    questions: [{ text: 'Who runs the build-up days?' }],
    pros: ['strong crew'],
    openPoints: ['the way to work'],
    ...facts,
    language,
    sender,
    recipient,
    threadSubject: null,
    panel: null,
    priorLetters: [],
  }
}
