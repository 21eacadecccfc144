import { type LetterKind, type LetterRequest, nothingKnown } from '../../../src/letter/letter-request.ts'
import type { LanguageRules } from './language-rules.ts'

export const heldOn = '2026-03-12'
export const company = 'Lumen Events'

/** A request about which nothing is known but who writes to whom. */
export function bareRequest(kind: LetterKind, language: string): LetterRequest {
  return {
    ...nothingKnown,
    kind,
    language,
    sender: { name: 'Clara Brandt', email: 'clara@example.org', phone: null, profileUrl: null },
    recipient: {
      name: 'Bob Keller',
      email: 'bob@lumen.example',
      title: null,
      isRecruiter: false,
      isAgency: false,
      signedAs: null,
    },
    threadSubject: null,
    panel: null,
    priorLetters: [],
  }
}

/** What turns one variable of the templates on. */
export function switchOn(variable: string, request: LetterRequest, rules: LanguageRules): LetterRequest {
  const { facts } = rules
  const { recipient } = request
  switch (variable) {
    case 'role':
    case 'topic':
    case 'nextStep':
      return { ...request, [variable]: facts[variable] }
    case 'company':
      return { ...request, company }
    case 'date':
      return { ...request, heldOn }
    case 'ownSentence':
      return { ...request, ownSentence: facts.ownSentence }
    case 'availability':
      return { ...request, availabilityNote: facts.availabilityNote }
    case 'promisedDate':
      return { ...request, promisedDate: '2026-03-20' }
    case 'answerBy':
      return { ...request, answerBy: '2026-04-02' }
    case 'colleagues':
      return { ...request, colleagues: ['Alice Moreau', 'Dan Okafor'] }
    case 'question':
      return { ...request, questions: [{ text: facts.questions[0] }] }
    case 'pros':
    case 'openPoints':
      return { ...request, [variable]: facts[variable] }
    case 'interest':
      return { ...request, mayMentionInterest: true }
    case 'events':
      return { ...request, trade: 'events' }
    case 'recruiter':
      return { ...request, recipient: { ...recipient, isRecruiter: true } }
    case 'agency':
      return { ...request, recipient: { ...recipient, isRecruiter: true, isAgency: true } }
    case 'coordinator':
      return { ...request, coordinator: true }
    case 'rejected':
      return { ...request, situation: 'rejected' }
    case 'alsoAskFeedback':
      return { ...request, alsoAskFeedback: true }
    case 'accepted':
      return { ...request, offerAccepted: true }
    default:
      return request
  }
}

/** The user's data as it may stand in a letter, each with the word it counts as. */
export function valuesIn(request: LetterRequest, dates: readonly string[]): (readonly [string, string])[] {
  const named = [
    ['role', request.role],
    ['company', request.company],
    ['topic', request.topic],
    ['next-step', request.nextStep],
    ...request.colleagues.map((name) => ['colleague', name] as const),
    ...dates.map((date) => ['date', date] as const),
  ] as const
  return named.flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]))
}

/** Whole sentences and lists of the user's own. */
export function sentencesIn(request: LetterRequest): string[] {
  const lines = [...request.pros, ...request.openPoints, ...request.questions.map(({ text }) => text)]
  return [request.ownSentence, request.availabilityNote, ...lines].filter((text) => text !== null)
}
