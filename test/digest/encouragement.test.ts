import { describe, expect, test } from 'vitest'
import { encouragement, type Mood } from '../../src/digest/encouragement.ts'
import type { Week } from '../../src/digest/week.ts'
import { emptyWeek, ordinaryWeek } from './make-week.ts'

const process = { company: 'Lumen Expo', role: 'Exhibition Sales Manager' }
const offer = { ...process, receivedAt: '2026-11-20T10:00:00.000Z', answerBy: '2026-11-27', link: null }
const rejection = { ...process, on: '2026-11-19' }
const [interview] = ordinaryWeek().upcoming
const three = interview === undefined ? [] : [interview, interview, interview]

const weekOf: Record<Mood, Week> = {
  offer: ordinaryWeek({ offers: [offer], rejections: [rejection], firstWeek: true }),
  rejection: ordinaryWeek({ rejections: [rejection], upcoming: three }),
  first: emptyWeek({ firstWeek: true }),
  empty: emptyWeek(),
  busy: ordinaryWeek({ upcoming: three }),
  normal: ordinaryWeek(),
}
const moods = Object.entries(weekOf)
const isoWeeks = ['2026-W49', '2026-W50', '2026-W51', '2026-W52', '2026-W53', '2027-W01', '2027-W02']
const live = (count: number) => ({
  pipeline: { now: { 'first-talk': count, 'in-rounds': 0, final: 0, offer: 0, closed: 2 }, weekAgo: null },
})

describe('The word to keep going', () => {
  test.each(moods)('fits the week: %s', (mood, week) => {
    expect(encouragement(week).mood).toBe(mood)
  })

  test.each(moods)('is the same for the same week and another one in the next: %s', (_, week) => {
    const words = isoWeeks.map((isoWeek) => encouragement({ ...week, isoWeek }).word)
    expect(isoWeeks.map((isoWeek) => encouragement({ ...week, isoWeek }).word)).toEqual(words)
    words.slice(1).forEach((word, index) => {
      expect(word).not.toBe(words[index])
    })
  })

  test.each(moods)(
    'promises nothing, compares with nobody, counts no streak and does not cheer: %s',
    (_, week) => {
      const forbidden =
        /!|%|\b(soon|close to|almost there|will get|will find|guarantee|surely|streak|in a row|others|other (users|people|candidates)|congratulations|great|awesome|amazing|proud|luck|don't give up|missed|lost)\b/i
      for (const isoWeek of isoWeeks) {
        for (const count of [0, 1, 2, 3, 8]) {
          const { word, advice } = encouragement({ ...week, isoWeek, ...live(count) })
          expect(`${word} ${advice}`).not.toMatch(forbidden)
        }
      }
    },
  )

  test('one live process is not enough', () => {
    expect(encouragement(ordinaryWeek(live(1))).advice).toContain('One live process is not enough')
  })

  test('several live processes strengthen the hand in negotiating', () => {
    expect(encouragement(ordinaryWeek(live(3))).advice).toBe(
      '3 live processes: more offers, more room to choose.',
    )
  })

  test('an offer mutes the advice to search on', () => {
    for (const count of [0, 1, 4]) {
      const { word, advice } = encouragement({ ...weekOf.offer, ...live(count) })
      expect(`${word} ${advice}`).not.toMatch(/opening|search|not enough|add|apply/i)
    }
  })

  test('two offers are spoken of as something to compare and to negotiate with', () => {
    expect(encouragement(ordinaryWeek({ offers: [offer, offer] })).advice).toContain('negotiate')
  })
})
