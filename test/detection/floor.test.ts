import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { checkCases, ownCases, type Scores, scoreCases } from './score-cases.ts'

const rules = await loadDetectionRules()

/** The figures of docs/detection.md. They may only be raised, together with it. */
const OWN: Partial<Scores> = {
  precision: 1,
  f1: 0.987,
  company: 0.987,
  role: 0.987,
  stage: 0.973,
  interviewers: 0.996,
}
const CHECK: Partial<Scores> = {
  precision: 0.98,
  f1: 0.975,
  company: 0.948,
  role: 0.948,
  stage: 0.979,
  interviewers: 0.966,
}
const ROUNDING = 0.005
const MOST_QUESTIONS = 0.06

test.each([
  ['events which the words were made with', ownCases(), OWN],
  ['events written to check them', checkCases(), CHECK],
])('the %s are judged and read at least as well as recorded', (_, cases, recorded) => {
  const { scores } = scoreCases(cases, rules)
  for (const [key, figure] of Object.entries(recorded)) {
    expect(scores[key as keyof Scores], key).toBeGreaterThanOrEqual(figure - ROUNDING)
  }
  expect(scores.ask, 'ask').toBeLessThanOrEqual(MOST_QUESTIONS)
})
