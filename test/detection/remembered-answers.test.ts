import { expect, test } from 'vitest'
import type { Detection } from '../../src/detection/interview-detection.ts'
import { answerKeys, applyAnswers } from '../../src/detection/remembered-answers.ts'
import { alice, eventOf } from './event-of.ts'

const asked: Detection = {
  verdict: 'ask',
  score: 0.5,
  company: null,
  role: null,
  stage: null,
  interviewers: [],
  recruiter: null,
  platform: null,
  language: null,
  conferenceLink: null,
  place: null,
  reasons: [{ signal: 'interview-words', weight: 3.6, evidence: 'The title says “interview”' }],
}
const organizer = { name: 'Clara Weiss', email: 'clara@seaview.example' }

test('an answer is remembered for the series, the kind of title and the organiser', () => {
  expect(answerKeys(eventOf({ uid: 'u1', title: 'Chat with Clara', organizer }), alice)).toEqual([
    { scope: 'series', key: 'u1' },
    { scope: 'title', key: 'clara@seaview.example chat with clara' },
    { scope: 'organiser', key: 'clara@seaview.example' },
  ])
})

test('the owner is no organiser to remember', () => {
  const scopes = answerKeys(eventOf({ title: 'Chat' }), alice).map(({ scope }) => scope)
  expect(scopes).toEqual(['series', 'title'])
})

test('numbers, dates and the case of letters do not make another kind of title', () => {
  const keyOf = (title: string) => answerKeys(eventOf({ title, organizer }), alice)[1]?.key
  expect(keyOf('Gespräch am Dienstag, 12. Mai, 15:00')).toBe(keyOf('GESPRÄCH am Freitag, 3. Juni, 9:30'))
  expect(keyOf('Chat 2 on Tue 3 March')).toBe(keyOf('Chat 5 on Friday 12 June'))
})

test.each(['series', 'title'] as const)('an answer about the %s always decides', (scope) => {
  const applied = applyAnswers({ ...asked, verdict: 'interview', score: 0.9 }, [{ scope, answer: 'no' }])
  expect(applied).toMatchObject({ verdict: 'no', score: 0 })
  expect(applied.reasons[0]?.evidence).toMatch(/^You said no/u)
})

test('an answer about the organiser decides only what would be asked', () => {
  const matches = [{ scope: 'organiser' as const, answer: 'yes' as const }]
  expect(applyAnswers(asked, matches).verdict).toBe('interview')
  expect(applyAnswers({ ...asked, verdict: 'no' }, matches).verdict).toBe('no')
})

test('the closest answer wins', () => {
  const matches = [
    { scope: 'organiser' as const, answer: 'yes' as const },
    { scope: 'series' as const, answer: 'no' as const },
  ]
  expect(applyAnswers(asked, matches).verdict).toBe('no')
})

test('without an answer nothing changes', () => {
  expect(applyAnswers(asked, [])).toBe(asked)
})
