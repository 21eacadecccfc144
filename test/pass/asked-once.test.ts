import { describe, expect, it } from 'vitest'
import { applyAnswer } from '../../src/pass/apply-answer.ts'
import { listEvents } from '../../src/store/events.ts'
import { listProcesses } from '../../src/store/processes.ts'
import { alice, makeEvent, person } from '../support/make-event.ts'
import { onlyInterview, type Story, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'

function doubtful(uid: string, at: string) {
  return makeEvent({
    uid,
    at,
    title: 'Coffee with Kim',
    description: 'about the job opening, maybe',
    location: '',
    organizer: { name: 'Kim Kent', email: 'kim.kent@northlight.example' },
    attendees: [person(alice.name, alice.email), person('Kim Kent', 'kim.kent@northlight.example')],
  })
}

const first = doubtful('first', '2026-03-03T13:00:00Z')
const second = doubtful('second', '2026-03-10T13:00:00Z')
const third = doubtful('third', '2026-03-17T13:00:00Z')

async function say(story: Story, answer: 'yes' | 'no') {
  const [asked] = await story.dossiers()
  if (!asked) throw new Error('nothing is asked')
  await applyAnswer(story.pipeline, story.user, asked, answer, story.now())
}

describe('a doubtful event', () => {
  it('is asked about, and nothing is planned for it until the answer', async () => {
    const { interview, tasks } = await onlyInterview(await startStory([first], sunday))
    expect([interview.verdict, tasks]).toEqual(['ask', []])
  })

  it('gets its plan when the user says yes', async () => {
    const story = await startStory([first], sunday)
    await say(story, 'yes')
    await story.passAt('2026-03-01T13:00:00Z')
    const { interview, tasks } = await onlyInterview(story)
    expect(interview.verdict).toBe('interview')
    expect(tasks.length).toBeGreaterThan(0)
  })

  it('is asked about once: the answer decides the others like it that are known', async () => {
    const story = await startStory([first, second], sunday)
    expect(await story.dossiers()).toHaveLength(2)
    await say(story, 'no')
    expect(await story.dossiers()).toEqual([])
    expect(await listEvents(story.db, story.user.id)).toEqual([])
  })

  it('is asked about once: the answer decides those that come later', async () => {
    const story = await startStory([first], sunday)
    await say(story, 'no')
    await story.calendarBecomes([first, second, third])
    expect(await story.dossiers()).toEqual([])
  })

  it('is asked about once: a yes holds for those that come later', async () => {
    const story = await startStory([first], sunday)
    await say(story, 'yes')
    await story.calendarBecomes([first, third])
    expect((await story.dossiers()).map(({ interview }) => interview.verdict)).toEqual([
      'interview',
      'interview',
    ])
  })
})

describe('an interview that was none after all', () => {
  it('takes its untouched drafts and its process with it', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-03T18:00:00Z')
    expect(story.mailbox.messages.size).toBeGreaterThan(0)
    await say(story, 'no')
    expect(story.mailbox.messages.size).toBe(0)
    expect(await listProcesses(story.db, story.user.id)).toEqual([])
    expect(await story.dossiers()).toEqual([])
  })

  it('leaves the user the draft they edited', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-03T18:00:00Z')
    for (const messageId of story.mailbox.messages.keys()) story.mailbox.touch(messageId, 'edited')
    const before = story.mailbox.messages.size
    await say(story, 'no')
    expect(story.mailbox.messages.size).toBe(before)
  })
})
