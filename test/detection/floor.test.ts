import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { ownCases, type Scores, scoreCases } from './score-cases.ts'

const rules = await loadDetectionRules()

/** The figures of docs/detection.md. They may only be raised, together with it. */
const RECORDED: Partial<Scores> = {
  precision: 0.993,
  recall: 0.965,
  f1: 0.979,
  company: 0.942,
  role: 0.948,
  stage: 0.957,
  platform: 0.996,
  recruiter: 0.957,
  interviewers: 0.942,
}
const ROUNDING = 0.005
const MOST_QUESTIONS = 0.06

test('the events which the words were made with are judged and read at least as well as recorded', () => {
  const { scores } = scoreCases(ownCases(), rules)
  for (const [key, figure] of Object.entries(RECORDED)) {
    expect(scores[key as keyof Scores], key).toBeGreaterThanOrEqual(figure - ROUNDING)
  }
  expect(scores.ask, 'ask').toBeLessThanOrEqual(MOST_QUESTIONS)
})
