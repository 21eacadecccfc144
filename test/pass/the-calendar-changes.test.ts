import { describe, expect, it } from 'vitest'
import { listEvents } from '../../src/store/events.ts'
import { alice, makeEvent, person } from '../support/make-event.ts'
import { due, onlyInterview, standing, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const evening = '2026-03-03T18:00:00Z'

describe('when the calendar changes', () => {
  it('moves the plan with a moved interview', async () => {
    const story = await startStory([makeEvent()], sunday)
    expect(due(await onlyInterview(story), 'thank-you')).toBe('2026-03-04T14:00:00.000Z')
    await story.calendarBecomes([makeEvent({ at: '2026-03-05T13:00:00Z', sequence: 1 })])
    expect(due(await onlyInterview(story), 'thank-you')).toBe('2026-03-06T14:00:00.000Z')
  })

  it('withdraws the plan of an interview cancelled before its end', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.calendarBecomes([makeEvent({ status: 'cancelled', sequence: 1 })])
    const dossier = await onlyInterview(story)
    expect(dossier.interview.state).toBe('cancelled')
    expect(new Set(dossier.tasks.map(({ state }) => state))).toEqual(new Set(['withdrawn']))
  })

  it('withdraws the plan of an interview the user declined before its end', async () => {
    const story = await startStory([makeEvent()], sunday)
    const attendees = [
      person(alice.name, alice.email, 'declined'),
      person('Bob Berger', 'bob.berger@lumenlive.example'),
    ]
    await story.calendarBecomes([makeEvent({ attendees })])
    expect((await onlyInterview(story)).interview.state).toBe('declined')
    expect(standing(await onlyInterview(story), 'thank-you', sunday)).toBe('withdrawn')
  })

  it('withdraws the plan of an interview deleted before its end', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.calendarBecomes([])
    expect(standing(await onlyInterview(story), 'thank-you', sunday)).toBe('withdrawn')
  })

  it('changes nothing when an interview is deleted after its end', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt(evening)
    const before = await onlyInterview(story)
    await story.calendarBecomes([], '2026-03-03T19:00:00Z')
    const { interview, tasks, drafts } = await onlyInterview(story)
    expect(interview.state).toBe('scheduled')
    expect(tasks).toEqual(before.tasks)
    expect(drafts).toEqual(before.drafts)
  })

  it('changes nothing when an interview is marked as cancelled after its end', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt(evening)
    await story.calendarBecomes([makeEvent({ status: 'cancelled', sequence: 1 })], '2026-03-04T08:00:00Z')
    expect((await onlyInterview(story)).interview.state).toBe('scheduled')
  })

  it('believes a calendar that dates the cancellation before the end', async () => {
    const story = await startStory([makeEvent()], sunday)
    const cancelled = makeEvent({ status: 'cancelled', sequence: 1, updatedAt: '2026-03-03T09:00:00.000Z' })
    await story.calendarBecomes([cancelled], '2026-03-04T08:00:00Z')
    expect((await onlyInterview(story)).interview.state).toBe('cancelled')
  })

  it('plans nothing for an interview that was cancelled before we knew of it', async () => {
    const story = await startStory([makeEvent({ status: 'cancelled' })], sunday)
    expect((await onlyInterview(story)).tasks).toEqual([])
  })

  it('revives the plan when a cancelled interview takes place after all', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.calendarBecomes([makeEvent({ status: 'cancelled', sequence: 1 })])
    await story.calendarBecomes([makeEvent({ sequence: 2, at: '2026-03-06T13:00:00Z' })])
    expect(standing(await onlyInterview(story), 'thank-you', sunday)).toBe('planned')
  })

  it('takes untouched drafts back when the interview turns out to be still to come', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt(evening)
    const [placed] = await story.drafts()
    expect(placed?.state).toBe('placed')
    await story.calendarBecomes(
      [makeEvent({ at: '2026-03-09T13:00:00Z', sequence: 1 })],
      '2026-03-03T19:00:00Z',
    )
    expect((await story.drafts()).map(({ state }) => state)).toEqual(['withdrawn'])
    expect(story.mailbox.messages.size).toBe(0)
  })

  it('forgets an event that no longer is an interview, but for the plan it withdraws', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.calendarBecomes([makeEvent({ title: 'Lunch with Dora', description: 'Pizza?', sequence: 1 })])
    expect(standing(await onlyInterview(story), 'thank-you', sunday)).toBe('withdrawn')
    expect(JSON.stringify(await listEvents(story.db, story.user.id))).not.toMatch(/Dora|Pizza/)
  })

  it('changes nothing in a second pass', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt(evening)
    const before = JSON.stringify([await story.dossiers(), [...story.mailbox.messages]])
    const { changed } = await story.passAt(evening)
    expect(changed).toBe(0)
    expect(JSON.stringify([await story.dossiers(), [...story.mailbox.messages]])).toBe(before)
  })
})
