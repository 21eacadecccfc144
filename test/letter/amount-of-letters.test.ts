import { describe, expect, it } from 'vitest'
import { type LetterKind, type LetterRequest, letterKinds } from '../../src/letter/letter-request.ts'
import { letterValues } from '../../src/letter/letter-values.ts'
import { fits } from '../../src/letter/write-letter.ts'
import { bareRequest } from './checks/sample-requests.ts'
import { languagesFound, libraryOf, rulesOf } from './library.ts'

/** The situations in which a kind is written with as little known as possible. */
const situations: [LetterKind, string, number, Partial<LetterRequest>][] = [
  ['thank-you', 'with nothing known but a name', 6, {}],
  ['thank-you', 'without a claim of interest', 5, { mayMentionInterest: false }],
  ['thank-you', 'to the coordinator', 1, { coordinator: true }],
  ['questions', 'with one question', 3, { questions: [{ text: 'What comes first?' }] }],
  ['ask-feedback', 'while the process is open', 3, { situation: 'open' }],
  ['ask-feedback', 'after a rejection', 3, { situation: 'rejected' }],
  ['share-with-recruiter', 'to continue', 3, { pros: ['Clear brief'] }],
  [
    'share-with-recruiter',
    'to continue if clarified',
    3,
    { pros: ['Clear brief'], verdict: 'continue-if-clarified' },
  ],
  ['share-with-recruiter', 'to stop', 3, { verdict: 'stop' }],
  ['check-in', 'with nothing known', 2, {}],
  ['check-in', 'with a promised date', 3, { promisedDate: '2026-03-20' }],
  ['check-in-2', 'with nothing known', 3, {}],
  ['rejection-reply', 'with nothing known', 3, {}],
  ['offer-news', 'without a date', 3, {}],
  ['offer-news', 'after accepting it', 3, { offerAccepted: true }],
]

describe.each(languagesFound)('Letters in %s', (language) => {
  const { letters } = libraryOf(language)

  it.each(situations.filter(([kind]) => letters.kinds.has(kind)))(
    '%s %s: at least %i skeletons',
    (kind, _, least, known) => {
      const values = letterValues({ ...bareRequest(kind, language), ...known }, letters)
      const fitting = (letters.kinds.get(kind) ?? []).filter((skeleton) => fits(skeleton, values))
      expect(fitting.length).toBeGreaterThanOrEqual(least)
    },
  )

  it.each(letterKinds.filter((kind) => letters.kinds.has(kind)))(
    '%s: three wordings or more, four for a thank-you',
    (kind) => {
      for (const skeleton of letters.kinds.get(kind) ?? []) {
        expect(skeleton.wordings.length).toBeGreaterThanOrEqual(kind === 'thank-you' ? 4 : 3)
      }
    },
  )

  it('has angles of at most five words and its own rules', () => {
    for (const angle of Object.values(letters.angles).flat())
      expect(angle.split(' ').length).toBeLessThanOrEqual(5)
    expect(rulesOf(language).language).toBe(language)
  })

  it('has for every stage a question to a recruiter and one to an interviewer', () => {
    for (const stage of Object.keys(letters.occasions)) {
      for (const reader of ['recruiter', 'interviewer']) {
        const fitting = letters.questions.filter(
          ({ stages, audience }) =>
            stages.some((each) => each === stage) && (audience === 'any' || audience === reader),
        )
        expect(fitting.length, `${stage}, ${reader}`).toBeGreaterThan(0)
      }
    }
  })
})
