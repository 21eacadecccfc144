import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { readCases } from './read-cases.ts'
import { type Scores, scoreCases } from './score-cases.ts'

const rules = await loadDetectionRules()
const shared = fileURLToPath(new URL('../../../shared/corpus/dev.jsonl', import.meta.url))
const haveShared = existsSync(shared)

/** Lowest figures that are accepted. They may only be raised. */
const SHARED_FLOOR: Partial<Scores> = {
  precision: 0.98,
  f1: 0.97,
  company: 0.95,
  role: 0.92,
  stage: 0.88,
  platform: 0.97,
  recruiter: 0.95,
  interviewers: 0.93,
}
const MOST_QUESTIONS = 0.06

function expectAtLeast(scores: Scores, floor: Partial<Scores>) {
  for (const [key, least] of Object.entries(floor)) {
    expect(scores[key as keyof Scores], key).toBeGreaterThanOrEqual(least)
  }
  expect(scores.ask, 'ask').toBeLessThanOrEqual(MOST_QUESTIONS)
}

test('where the shared labelled events are missing, continuous integration fails', () => {
  expect(haveShared || !process.env.CI).toBe(true)
})

if (!haveShared) process.stdout.write('Skipped: the shared labelled events, as ../shared/corpus is absent.\n')

describe.skipIf(!haveShared)('the shared labelled events', () => {
  test('are judged and read well enough', () => {
    expectAtLeast(scoreCases(readCases(shared), rules).scores, SHARED_FLOOR)
  })
})
