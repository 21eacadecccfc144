import { describe, expect, test } from 'vitest'
import { primaryAction } from '../../src/digest/primary-action.ts'
import type { Offer, Reply, UpcomingInterview, WaitingDraft, Week } from '../../src/digest/week.ts'
import { emptyWeek, ordinaryWeek } from './make-week.ts'

const home = 'https://afterword.example/'
const process = { company: 'Lumen Expo', role: 'Exhibition Sales Manager' }

const offerBy = (answerBy: string | null): Offer => ({
  ...process,
  receivedAt: '2026-11-20T10:00:00.000Z',
  answerBy,
  link: 'https://mail.example/offer',
})
const draft = (kind: string, due: string | null = null): WaitingDraft => ({
  kind,
  subject: 'A subject',
  to: 'Clara Duarte',
  company: 'Lumen Expo',
  placedAt: '2026-11-19T16:00:00.000Z',
  due,
  link: `https://mail.example/${kind}`,
})
const owedReply: Reply = {
  ...process,
  receivedAt: '2026-11-19T10:00:00.000Z',
  answered: false,
  link: 'https://mail.example/reply',
}
const interviewAt = (start: string): UpcomingInterview => ({
  ...process,
  stage: 'panel',
  start,
  place: null,
  hasConferenceLink: true,
  link: 'https://afterword.example/i',
  question: null,
})

/** A week in which every rule would apply; each step of the ladder takes the first one away. */
const everything: Partial<Week> = {
  offers: [offerBy('2026-11-25')],
  drafts: [draft('questions'), draft('check-in'), draft('thank-you', '2026-11-20T14:00:00.000Z')],
  replies: [owedReply],
  upcoming: [interviewAt('2026-11-24T10:00:00.000Z')],
}

const ladder: [string, string, Partial<Week>][] = [
  ['an offer to be answered within 72 hours comes before all else', 'offer-deadline', {}],
  ['an overdue thank-you comes next', 'thank-you', { offers: [offerBy('2026-11-28')] }],
  ['then a reply that is owed', 'reply', { drafts: [draft('questions'), draft('check-in')] }],
  ['then an interview within 48 hours', 'interview', { replies: [{ ...owedReply, answered: true }] }],
  [
    'then an offer with a later date',
    'offer-deadline',
    { upcoming: [interviewAt('2026-11-25T08:00:01.000Z')] },
  ],
  ['then a check-in that is due', 'check-in', { offers: [] }],
  ['then any draft', 'draft', { drafts: [draft('questions')] }],
  ['and at last a new opening', 'next-opening', { drafts: [] }],
]

describe('The one thing to do now', () => {
  ladder.forEach(([sentence, kind], step) => {
    test(`${sentence}`, () => {
      const changes = ladder.slice(0, step + 1).map(([, , change]) => change)
      const week = emptyWeek(Object.assign({}, everything, ...changes))
      expect(primaryAction(week, home).kind).toBe(kind)
    })
  })

  test('says why in half a line, and leads to the thing itself', () => {
    expect(primaryAction(ordinaryWeek(), home)).toEqual({
      kind: 'thank-you',
      label: 'Send the thank-you letter',
      reason: 'due since 20 Nov',
      about: 'Clara Duarte, Lumen Expo',
      link: 'https://mail.example/drafts/1',
    })
  })

  test('a thank-you that is not overdue waits with the other drafts', () => {
    const week = emptyWeek({ drafts: [draft('thank-you', '2026-11-23T08:00:00.000Z')] })
    expect(primaryAction(week, home).kind).toBe('draft')
  })

  test('an overdue thank-you without a draft counts too', () => {
    const task = { kind: 'thank-you', company: null, due: '2026-11-20T14:00:00.000Z', link: null }
    expect(primaryAction(emptyWeek({ tasks: [task] }), home)).toMatchObject({ kind: 'thank-you', about: '' })
  })

  test('the last day of an offer counts to its end in the zone of the user', () => {
    const at = (now: string) => primaryAction(emptyWeek({ now, offers: [offerBy('2026-11-25')] }), home).label
    expect(at('2026-11-23T00:00:00.000Z')).toBe('Weigh up the offer')
    expect(at('2026-11-23T00:00:01.000Z')).toBe('Answer the offer')
  })

  test('the nearest of several offer dates is the one named', () => {
    const offers = [offerBy(null), offerBy('2026-12-09'), offerBy('2026-11-30')]
    expect(primaryAction(emptyWeek({ offers }), home).reason).toBe('due Mon 30 Nov')
  })

  test('while an offer is open only letters about it come before the other drafts, never a new opening', () => {
    const offers = [offerBy(null)]
    const week = emptyWeek({ offers, drafts: [draft('check-in'), draft('offer-news')] })
    expect(primaryAction(week, home).kind).toBe('offer-news')
    expect(primaryAction(emptyWeek({ offers }), home).kind).toBe('offer')
  })

  test.each([
    [0, 'no process is live'],
    [1, 'one live process is not enough'],
    [2, 'nothing else waits for you'],
  ])('with %i live processes the reason for a new opening is that %s', (live, reason) => {
    const now = { 'first-talk': live, 'in-rounds': 0, final: 0, offer: 0, closed: 5 }
    const action = primaryAction(emptyWeek({ pipeline: { now, weekAgo: null } }), home)
    expect(action).toMatchObject({ kind: 'next-opening', reason, link: home })
  })
})
