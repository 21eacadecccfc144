import { expect, test } from 'vitest'
import { loadDetectionRules } from '../../config/detection-rules.ts'
import { detectInterview } from '../../src/detection/detect-interview.ts'
import { ownCases } from './score-cases.ts'

const rules = await loadDetectionRules()
const reasons = ownCases().flatMap(({ event, owner }) => detectInterview(event, owner, rules).reasons)
/** A subject and a verb that a person would use; quotations and names apart. */
const SAYS =
  /\b(?:says?|is|are|seems?|invites|comes|names?|begins|speaks|lasts|have|has|stand|may|Sent or run by|You said)\b/u

test('every verdict has its reasons', () => {
  for (const { event, owner } of ownCases())
    expect(detectInterview(event, owner, rules).reasons, event.title).not.toEqual([])
})

test('every reason is a sentence in plain words, without the names of signals or of lists', () => {
  const names = new Set([
    ...reasons.map(({ signal }) => signal),
    'lexicon',
    'vocabulary',
    'pattern',
    'strength',
  ])
  for (const { evidence } of reasons) {
    const own = evidence.replace(/“[^”]*”/gu, '')
    expect(own, evidence).toMatch(SAYS)
    expect([...names].filter((name) => name.includes('-') && own.includes(name))).toEqual([])
  }
})

test('a reason that speaks of words shows them', () => {
  for (const { evidence } of reasons.filter((reason) =>
    /^The (?:title|description) says “/u.test(reason.evidence),
  ))
    expect(evidence).toMatch(/^The (?:title|description) says “[^”]+”(?:, \p{L}| and then)/u)
})
