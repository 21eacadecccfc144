import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { checkCases, ownCases, type Scores, scoreCases } from './score-cases.ts'

const rules = await loadDetectionRules()

/** The figures of docs/detection.md. They may only be raised, together with it. */
const WORK: Partial<Scores> = {
  precision: 0.982,
  recall: 0.955,
  f1: 0.968,
  company: 0.935,
  role: 0.956,
  stage: 0.956,
  platform: 0.997,
  recruiter: 0.961,
  interviewers: 0.941,
}
const CHECK: Partial<Scores> = {
  precision: 0.922,
  recall: 0.949,
  f1: 0.935,
  company: 0.926,
  role: 0.872,
  stage: 0.904,
  platform: 0.989,
  recruiter: 0.894,
  interviewers: 0.862,
}
const ROUNDING = 0.005
const MOST_QUESTIONS = 0.06

test.each([
  ['events which the words were made with', ownCases(), WORK],
  ['events that were only measured', checkCases(), CHECK],
])('the %s are judged and read at least as well as recorded', (_, cases, recorded) => {
  const { scores } = scoreCases(cases, rules)
  for (const [key, figure] of Object.entries(recorded)) {
    expect(scores[key as keyof Scores], key).toBeGreaterThanOrEqual(figure - ROUNDING)
  }
  expect(scores.ask, 'ask').toBeLessThanOrEqual(MOST_QUESTIONS)
})
