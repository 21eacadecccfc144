import { describe, expect, it } from 'vitest'
import { wantedTasks } from '../../src/followup/wanted-tasks.ts'
import { endingAt, facts, inBerlin, rules, wanted } from './facts.ts'

describe('the plan of one interview', () => {
  it('asks how to follow up one hour before the start', () => {
    expect(inBerlin(wanted('ask-how-to-follow-up')?.dueAt)).toBe('2026-03-03 13:00')
  })

  it('asks in the morning when the entry is for the whole day', () => {
    const wholeDay = {
      ...facts().interview,
      start: '2026-03-02T23:00:00.000Z',
      end: '2026-03-03T23:00:00.000Z',
    }
    expect(inBerlin(wanted('ask-how-to-follow-up', { interview: wholeDay })?.dueAt)).toBe('2026-03-03 08:00')
  })

  it('places the thank-you two hours after the end and has it due 24 hours after the end', () => {
    const thankYou = wanted('thank-you')
    expect(inBerlin(thankYou?.availableAt)).toBe('2026-03-03 17:00')
    expect(inBerlin(thankYou?.dueAt)).toBe('2026-03-04 15:00')
  })

  it('places a thank-you that would come after 20:00 at the next 08:00', () => {
    expect(inBerlin(wanted('thank-you', endingAt('2026-03-03T18:01:00Z'))?.availableAt)).toBe(
      '2026-03-04 08:00',
    )
  })

  it('still places a thank-you at 20:00 sharp', () => {
    expect(inBerlin(wanted('thank-you', endingAt('2026-03-03T17:00:00Z'))?.availableAt)).toBe(
      '2026-03-03 20:00',
    )
  })

  it('places a thank-you that would come before 08:00 at 08:00 of that day', () => {
    expect(inBerlin(wanted('thank-you', endingAt('2026-03-03T03:30:00Z'))?.availableAt)).toBe(
      '2026-03-03 08:00',
    )
  })

  it('takes distance from the end of the interview until 24 hours later', () => {
    const distance = wanted('take-distance')
    expect([inBerlin(distance?.availableAt), inBerlin(distance?.dueAt)]).toEqual([
      '2026-03-03 15:00',
      '2026-03-04 15:00',
    ])
  })

  it('drafts the questions for the next business morning at 09:00', () => {
    expect(inBerlin(wanted('questions')?.dueAt)).toBe('2026-03-04 09:00')
  })

  it('drafts the questions of a Friday interview for Monday at 09:00', () => {
    expect(inBerlin(wanted('questions', endingAt('2026-03-06T15:00:00Z'))?.dueAt)).toBe('2026-03-09 09:00')
  })

  it('asks for the self-assessment and to weigh up when the cooling-off window closes', () => {
    expect(inBerlin(wanted('self-assessment')?.dueAt)).toBe('2026-03-04 15:00')
    expect(inBerlin(wanted('weigh-up')?.dueAt)).toBe('2026-03-04 15:00')
  })

  it('asks for feedback two business days after, only with a recruiter', () => {
    expect(inBerlin(wanted('ask-feedback')?.dueAt)).toBe('2026-03-05 09:00')
    expect(wanted('ask-feedback', { hasRecruiter: false })).toBeUndefined()
  })

  it('counts business days over a weekend', () => {
    expect(inBerlin(wanted('ask-feedback', endingAt('2026-03-05T15:00:00Z'))?.dueAt)).toBe('2026-03-09 09:00')
  })

  it('counts no holiday as a business day', () => {
    const withHoliday = { ...rules, businessDays: { ...rules.businessDays, holidays: ['2026-03-04'] } }
    expect(inBerlin(wanted('questions', {}, withHoliday)?.dueAt)).toBe('2026-03-05 09:00')
  })

  it('shares with the recruiter only when the user says so, only with a recruiter', () => {
    const shareRequestedAt = '2026-03-06T10:00:00.000Z'
    expect(wanted('share-with-recruiter')).toBeUndefined()
    expect(wanted('share-with-recruiter', { shareRequestedAt, hasRecruiter: false })).toBeUndefined()
    expect(wanted('share-with-recruiter', { shareRequestedAt })?.dueAt).toBe(shareRequestedAt)
  })

  it('connects on LinkedIn 24 hours after the end', () => {
    expect(inBerlin(wanted('connect-linkedin')?.dueAt)).toBe('2026-03-04 15:00')
  })

  it('checks in five business days after the end when nothing was promised', () => {
    expect(inBerlin(wanted('check-in')?.dueAt)).toBe('2026-03-10 09:00')
  })

  it('checks in one business day after the promised date', () => {
    const agreement = {
      channel: null,
      contactName: null,
      contactEmail: null,
      promisedDate: '2026-03-13',
      agreedAt: '2026-03-03T14:05:00.000Z',
    }
    expect(inBerlin(wanted('check-in', { agreement })?.dueAt)).toBe('2026-03-16 09:00')
  })

  it('checks in at most twice, seven business days apart', () => {
    expect(inBerlin(wanted('check-in-2')?.dueAt)).toBe('2026-03-19 09:00')
    const kinds = wantedTasks(facts(), rules).map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind.startsWith('check-in'))).toEqual(['check-in', 'check-in-2'])
  })

  it('lets the first check-in lapse when the second is due, so that never both are placed at once', () => {
    expect(wanted('check-in')?.lapsesAt).toBe(wanted('check-in-2')?.availableAt)
  })

  it('keeps wall-clock times when the clocks change in between', () => {
    // Berlin goes to summer time on Sunday 29 March 2026.
    const beforeTheChange = endingAt('2026-03-27T15:00:00Z')
    expect(inBerlin(wanted('questions', beforeTheChange)?.dueAt)).toBe('2026-03-30 09:00')
    expect(wanted('questions', beforeTheChange)?.dueAt).toBe('2026-03-30T07:00:00.000Z')
  })

  it('plans nothing for what may not have been an interview, or will not take place', () => {
    const { interview } = facts()
    expect(wantedTasks(facts({ interview: { ...interview, verdict: 'ask' } }), rules)).toEqual([])
    expect(wantedTasks(facts({ interview: { ...interview, state: 'cancelled' } }), rules)).toEqual([])
    expect(wantedTasks(facts({ interview: { ...interview, state: 'declined' } }), rules)).toEqual([])
  })
})
