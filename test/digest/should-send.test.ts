import { describe, expect, test } from 'vitest'
import { shouldSend } from '../../src/digest/should-send.ts'
import { emptyWeek, ordinaryWeek } from './make-week.ts'

describe('Whether the digest goes out', () => {
  test('a week with something to tell gets the whole digest', () => {
    expect(shouldSend(ordinaryWeek())).toEqual({ send: true, kind: 'full' })
  })

  test('nothing more is sent to somebody who took a job', () => {
    expect(shouldSend(ordinaryWeek({ hired: true }))).toEqual({ send: false, reason: 'hired' })
  })

  test('empty weeks get a short mail, then one every second week, then one notice, then silence', () => {
    const decisions = [0, 1, 2, 3, 4, 5, 6, 20].map((emptyWeeks) => shouldSend(emptyWeek({ emptyWeeks })))
    expect(decisions).toEqual([
      { send: true, kind: 'short' },
      { send: true, kind: 'short' },
      { send: false, reason: 'fortnightly' },
      { send: true, kind: 'short' },
      { send: true, kind: 'pause-notice' },
      { send: false, reason: 'paused' },
      { send: false, reason: 'paused' },
      { send: false, reason: 'paused' },
    ])
  })

  test('something to tell ends the pause by itself', () => {
    expect(shouldSend(ordinaryWeek({ emptyWeeks: 9 }))).toEqual({ send: true, kind: 'full' })
  })

  test('a live process alone is something to tell', () => {
    const { pipeline } = ordinaryWeek()
    expect(shouldSend(emptyWeek({ pipeline, emptyWeeks: 9 }))).toEqual({ send: true, kind: 'full' })
  })

  test('closed processes alone are nothing to tell', () => {
    const now = { 'first-talk': 0, 'in-rounds': 0, final: 0, offer: 0, closed: 7 }
    expect(shouldSend(emptyWeek({ pipeline: { now, weekAgo: now } }))).toEqual({ send: true, kind: 'short' })
  })

  test.each([
    { done: { interviews: 0, letters: 1, notes: 0 } },
    { rejections: [{ company: 'Quayside Events', role: null, on: '2026-11-19' }] },
    { questions: [{ title: 'Coffee', start: '2026-11-25T15:00:00.000Z', link: null }] },
  ])('a week is not empty with only $0', (changes) => {
    expect(shouldSend(emptyWeek(changes))).toEqual({ send: true, kind: 'full' })
  })
})
