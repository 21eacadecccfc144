import { describe, expect, it } from 'vitest'
import { applyAnswer } from '../../src/pass/apply-answer.ts'
import { makeEvent, person } from '../support/make-event.ts'
import { onlyInterview, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'

const invitation = (response: 'needs-action' | 'accepted' | 'tentative') =>
  makeEvent({
    attendees: [
      person('Alice Archer', 'alice@example.org', response),
      person('Bob Berger', 'bob.berger@lumenlive.example'),
    ],
  })

describe('an invitation that the user has not answered', () => {
  it('is asked about, and nothing is planned for it', async () => {
    const story = await startStory([invitation('needs-action')], sunday)
    const { interview, tasks } = await onlyInterview(story)
    expect(interview.verdict).toBe('ask')
    expect(interview.reasons.at(-1)?.evidence).toBe('You have not answered this invitation yet')
    expect(tasks).toEqual([])
  })

  it.each(['accepted', 'tentative'] as const)('is planned for once the answer is %s', async (response) => {
    const story = await startStory([invitation('needs-action')], sunday)
    await story.calendarBecomes([invitation(response)])
    const { interview, tasks } = await onlyInterview(story)
    expect(interview.verdict).toBe('interview')
    expect(tasks.length).toBeGreaterThan(0)
  })

  it('is planned for once the user says that it is one, and not asked about again', async () => {
    const story = await startStory([invitation('needs-action')], sunday)
    await applyAnswer(story.pipeline, story.user, await onlyInterview(story), 'yes', story.now())
    await story.calendarBecomes([{ ...invitation('needs-action'), sequence: 1 }])
    expect((await onlyInterview(story)).interview.verdict).toBe('interview')
  })
})
