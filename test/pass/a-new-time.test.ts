import { describe, expect, it } from 'vitest'
import { applyAnswer } from '../../src/pass/apply-answer.ts'
import { makeEvent } from '../support/make-event.ts'
import { type Story, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const monday = '2026-03-02T09:00:00Z'

/** A calendar file out of a mail, and another one after the interview was given a new time: two unlinked events. */
const before = makeEvent({ uid: 'file-1' })
const after = makeEvent({ uid: 'file-2', at: '2026-03-05T13:00:00.000Z' })

async function movedStory() {
  const story = await startStory([before], sunday)
  await story.calendarBecomes([before, after], monday)
  return story
}

const verdicts = async (story: Story) =>
  (await story.dossiers()).map(({ interview }) => [interview.uid, interview.verdict])

async function say(story: Story, answer: 'yes' | 'no') {
  const [old] = await story.dossiers()
  if (!old) throw new Error('nothing is asked')
  await applyAnswer(story.pipeline, story.user, old, answer, story.now())
  await story.passAt('2026-03-02T10:00:00Z')
}

describe('an interview whose new time came as an event of its own', () => {
  it('is asked about, with the reason, and nothing is written for the old time', async () => {
    const story = await movedStory()
    expect(await verdicts(story)).toEqual([
      ['file-1', 'ask'],
      ['file-2', 'interview'],
    ])
    const [old] = await story.dossiers()
    expect(old?.interview.reasons[0]?.evidence).toContain('2026-03-05')
    await story.passAt('2026-03-03T18:00:00Z')
    expect(await story.drafts()).toEqual([])
  })

  it('is forgotten when the user says that it did not take place, and the new time stands', async () => {
    const story = await movedStory()
    await say(story, 'no')
    expect(await verdicts(story)).toEqual([['file-2', 'interview']])
    await story.calendarBecomes([before, after], '2026-03-02T12:00:00Z')
    expect(await verdicts(story)).toEqual([['file-2', 'interview']])
  })

  it('is an interview again when the user says so, and is not asked about twice', async () => {
    const story = await movedStory()
    await say(story, 'yes')
    expect(await verdicts(story)).toEqual([
      ['file-1', 'interview'],
      ['file-2', 'interview'],
    ])
    const [old] = await story.dossiers()
    expect(old?.tasks.filter(({ state }) => state === 'planned').length).toBeGreaterThan(0)
  })

  it('is one again when the newer event goes away', async () => {
    const story = await movedStory()
    await story.calendarBecomes([before], '2026-03-02T12:00:00Z')
    expect((await verdicts(story))[0]).toEqual(['file-1', 'interview'])
  })

  it('stays in its process with its new time', async () => {
    const story = await movedStory()
    const process = (await story.dossiers())[1]?.process
    await say(story, 'yes')
    expect((await story.dossiers()).map((dossier) => dossier.process?.id)).toEqual([process?.id, process?.id])
  })
})

describe('a second round that is arranged before the first took place', () => {
  it('is a round of its own when its title says so', async () => {
    const second = makeEvent({ ...after, title: 'Second interview: Event Manager at Lumen Live' })
    const story = await startStory([before], sunday)
    await story.calendarBecomes([before, second], monday)
    expect((await verdicts(story)).map(([, verdict]) => verdict)).toEqual(['interview', 'interview'])
  })
})
