import { describe, expect, it } from 'vitest'
import { letterKinds } from '../../src/followup/task.ts'
import { wantedTasks } from '../../src/followup/wanted-tasks.ts'
import { facts, inBerlin, rules, told, wanted } from './facts.ts'

const kindsOf = (given: Parameters<typeof facts>[0]) =>
  wantedTasks(facts(given), rules).map(({ kind }) => kind)

const promisedAfterReply = {
  channel: null,
  contactName: null,
  contactEmail: null,
  promisedDate: '2026-03-20',
  agreedAt: '2026-03-09T10:00:00.000Z',
}

describe('what stops the check-ins', () => {
  it('a reply does', () => {
    const outcomes = [told('replied', '2026-03-09T09:00:00Z')]
    expect(kindsOf({ outcomes })).not.toContain('check-in')
    expect(kindsOf({ outcomes })).not.toContain('check-in-2')
  })

  it('an outcome does, whichever it is', () => {
    for (const kind of ['offer', 'rejected', 'accepted', 'declined', 'silent'] as const) {
      expect(kindsOf({ outcomes: [told(kind, '2026-03-09T09:00:00Z')] })).not.toContain('check-in')
    }
  })

  it('a withdrawal does', () => {
    expect(kindsOf({ outcomes: [told('withdrawn', '2026-03-09T09:00:00Z')] })).not.toContain('check-in')
  })

  it('a later round does', () => {
    expect(kindsOf({ hasLaterRound: true })).not.toContain('check-in')
  })

  it('a job taken elsewhere does, and stops every other letter too', () => {
    const kinds = kindsOf({ tookAnotherJob: true })
    expect(kinds.filter((kind) => (letterKinds as readonly string[]).includes(kind))).toEqual([])
  })

  it('a new promised date after a reply starts them again', () => {
    const outcomes = [told('replied', '2026-03-09T09:00:00Z')]
    expect(inBerlin(wanted('check-in', { outcomes, agreement: promisedAfterReply })?.dueAt)).toBe(
      '2026-03-23 09:00',
    )
  })

  it('reopening the process starts them again', () => {
    const outcomes = [told('silent', '2026-03-09T09:00:00Z'), told('reopened', '2026-03-10T09:00:00Z')]
    expect(kindsOf({ outcomes })).toContain('check-in')
  })
})

describe('on rejection', () => {
  const outcomes = [told('rejected', '2026-03-09T15:30:00Z')]

  it('prepares a gracious reply and the feedback request one day later', () => {
    expect(inBerlin(wanted('rejection-reply', { outcomes })?.dueAt)).toBe('2026-03-10 09:00')
    expect(inBerlin(wanted('ask-feedback', { outcomes })?.dueAt)).toBe('2026-03-10 09:00')
  })

  it('asks nobody for feedback without a recruiter', () => {
    expect(kindsOf({ outcomes, hasRecruiter: false })).not.toContain('ask-feedback')
  })

  it('keeps LinkedIn and the self-assessment', () => {
    expect(kindsOf({ outcomes })).toEqual(expect.arrayContaining(['connect-linkedin', 'self-assessment']))
  })

  it('drops what only makes sense while they decide', () => {
    const kinds = kindsOf({ outcomes })
    expect(kinds.filter((kind) => ['thank-you', 'questions', 'weigh-up', 'check-in'].includes(kind))).toEqual(
      [],
    )
  })

  it('is followed up at the last round only', () => {
    expect(kindsOf({ outcomes, hasLaterRound: true })).not.toContain('rejection-reply')
  })
})

describe('on offer', () => {
  const outcomes = [told('offer', '2026-03-09T15:30:00Z')]

  it('has the user sleep on it before answering', () => {
    const consider = wanted('consider-offer', { outcomes })
    expect([inBerlin(consider?.availableAt), inBerlin(consider?.dueAt)]).toEqual([
      '2026-03-09 16:30',
      '2026-03-10 16:30',
    ])
  })

  it('tells the other open processes at once', () => {
    const offerElsewhereAt = '2026-03-09T15:30:00.000Z'
    expect(wanted('offer-news', { offerElsewhereAt })?.availableAt).toBe(offerElsewhereAt)
  })

  it('has nothing else that decides for the user', () => {
    const deciding = kindsOf({ outcomes }).filter(
      (kind) => !['thank-you', 'take-distance', 'self-assessment'].includes(kind),
    )
    expect(deciding.toSorted()).toEqual([
      'ask-how-to-follow-up',
      'connect-linkedin',
      'consider-offer',
      'weigh-up',
    ])
  })
})
