import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { toDetectionLine } from '../../src/detection/to-detection-line.ts'
import { alice, eventOf } from './event-of.ts'

const rules = await loadDetectionRules()
const KEYS = [
  'id',
  'verdict',
  'score',
  'company',
  'role',
  'stage',
  'interviewers',
  'recruiter',
  'platform',
  'language',
  'reasons',
]

test('a line has the promised keys in the promised order, and people have a name and an address only', () => {
  const title = 'Interview with Dr. Jonas Roth (Head of Events), Seaview Arena'
  const line = toDetectionLine('e1', detectInterview(eventOf({ title }), alice, rules))
  expect(Object.keys(line)).toEqual(KEYS)
  expect(line.interviewers).toEqual([{ name: 'Jonas Roth', email: null }])
})

test('what is no interview has no fields', () => {
  const line = toDetectionLine(
    'e2',
    detectInterview(eventOf({ title: 'Mock interview – Chef – Seaview Arena' }), alice, rules),
  )
  expect(line).toMatchObject({
    verdict: 'no',
    company: null,
    role: null,
    stage: null,
    interviewers: [],
    recruiter: null,
  })
})
