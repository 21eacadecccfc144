import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { alice, eventOf } from './event-of.ts'

const rules = await loadDetectionRules()
const read = (title: string, description = '') =>
  detectInterview(eventOf({ title, description }), alice, rules)

test.each([
  ['Interview Harbour Hall', 'front office supervisor. ask about parking', 'front office supervisor'],
  ['Assessment centre, Harbour Trust', 'Heritage Officer. group task, then lunch', 'Heritage Officer'],
  ['Assessment centre – Harbour Rail graduate scheme', '', 'graduate scheme'],
  ['Probearbeiten Rezeption Hotel Seeblick', '', 'Rezeption'],
  ['Entrevista Hotel Faro', 'puesto camarera. llevar zapatos', 'camarera'],
  ['Interview at Harbour House (venue director) with Mr Lowe', '', 'venue director'],
])('the job stands where a note says it: %s / %s', (title, description, role) => {
  expect(read(title, description).role).toBe(role)
})

test.each([
  ['Trial shift Harbour Staging', 'crew chief Macca decides who they keep on'],
  ['Intervju hos Fjordhuset', 'ta med ID, kaffe på kontoret'],
])('what somebody there is, or a small word, is no job on offer: %s / %s', (title, description) => {
  expect(read(title, description).role).toBeNull()
})

test('a title written small throughout can name an employer', () => {
  expect(read('hr chat fig & lantern 2pm', 'front office supervisor').company).toBe('fig & lantern')
})

test('a round counted in the title is no first call, whatever is thanked for below', () => {
  const { stage } = read('Harbour interview: round two', 'Thanks again for the first call.')
  expect(stage).toBe('other')
})

test('whoever does something in a note is met', () => {
  const { interviewers } = read('Trial shift Harbour Staging', 'crew chief Macca decides who they keep on')
  expect(interviewers.map(({ name }) => name)).toEqual(['Macca'])
})
