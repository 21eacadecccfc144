import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { alice, eventOf } from './event-of.ts'

const rules = await loadDetectionRules()
const judged = (title: string, description = '') =>
  detectInterview(eventOf({ title, description }), alice, rules)

test.each([
  ['Interview at Riverside Hotel', 'Riverside Hotel'],
  ['Intervju hos Fjordhuset', 'Fjordhuset'],
  ['2nd interview - Acme', 'Acme'],
  ['Entretien chez Lumière', 'Lumière'],
  ['Vorstellungsgespräch Harbour Hall', 'Harbour Hall'],
])('a terse but clear entry is an interview: %s', (title, company) => {
  expect(judged(title)).toMatchObject({ verdict: 'interview', company })
})

test.each([
  ['Interview', ''],
  ['Coffee with Bob', 'about the job opening, maybe'],
  ['Coffee with Clara', 'Somebody leaves. About the job, or just coffee?'],
])('what may be one is asked about: %s', (title, description) => {
  expect(judged(title, description).verdict).toBe('ask')
})

test.each([
  'Bus 12 to Harbour Hall for the interview',
  'Interview prep',
  'Call about the role of the steering board',
  'Meeting with recruiter agency about our vacancies',
  'Intro call: Brightstaff, temps for our summer season',
  'Phone screen repair',
])('what only surrounds or resembles one is none: %s', (title) => {
  expect(judged(title).verdict).toBe('no')
})
