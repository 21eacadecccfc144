import { describe, expect, it } from 'vitest'
import { addOutcome } from '../../src/store/outcomes.ts'
import { alice, makeEvent, person } from '../support/make-event.ts'
import { draftsOfKind, onlyInterview, standing, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'

function session(uid: string, at: string, name: string, email: string, role = 'Event Manager') {
  return makeEvent({
    uid,
    at,
    minutes: 45,
    title: `Onsite interview: ${role} at Lumen Live`,
    description: `Alice, you will meet ${name} for the ${role} role at Lumen Live.`,
    attendees: [person(alice.name, alice.email), person(name, email)],
  })
}

const loop = [
  session('s1', '2026-03-03T09:00:00Z', 'Bob Berger', 'bob.berger@lumenlive.example'),
  session('s2', '2026-03-03T10:00:00Z', 'Clara Cole', 'clara.cole@lumenlive.example'),
  session('s3', '2026-03-03T12:30:00Z', 'Dan Drew', 'dan.drew@lumenlive.example'),
]

describe('several back-to-back sessions at one company on one day', () => {
  it('are one interview with several people', async () => {
    const { interview } = await onlyInterview(await startStory(loop, sunday))
    expect([interview.start, interview.end]).toEqual(['2026-03-03T09:00:00.000Z', '2026-03-03T13:15:00.000Z'])
    expect(interview.interviewers.map(({ email }) => email)).toEqual([
      'bob.berger@lumenlive.example',
      'clara.cole@lumenlive.example',
      'dan.drew@lumenlive.example',
    ])
  })

  it('have one plan and one thank-you for each person', async () => {
    const story = await startStory(loop, sunday)
    await story.passAt('2026-03-03T18:00:00Z')
    const { tasks } = await onlyInterview(story)
    expect(tasks.filter(({ kind }) => kind === 'thank-you')).toHaveLength(1)
    const people = draftsOfKind(await story.drafts(), 'thank-you').map(({ person: to }) => to)
    expect(people.toSorted()).toEqual([
      'bob.berger@lumenlive.example',
      'clara.cole@lumenlive.example',
      'dan.drew@lumenlive.example',
    ])
  })

  it('lose one session without losing the interview', async () => {
    const story = await startStory(loop, sunday)
    const before = (await onlyInterview(story)).interview.id
    await story.calendarBecomes(
      loop.map((event) => (event.uid === 's3' ? { ...event, status: 'cancelled' as const } : event)),
    )
    const { interview } = await onlyInterview(story)
    expect(interview.id).toBe(before)
    expect(interview.end).toBe('2026-03-03T10:45:00.000Z')
  })

  it('keep the identity of the interview when its first session moves to another day', async () => {
    const story = await startStory(loop, sunday)
    const before = (await onlyInterview(story)).interview.id
    await story.calendarBecomes([
      session('s1', '2026-03-06T09:00:00Z', 'Bob Berger', 'bob.berger@lumenlive.example'),
      ...loop.slice(1),
    ])
    const ids = (await story.dossiers()).map(({ interview }) => interview.id)
    expect(ids).toHaveLength(2)
    expect(ids).toContain(before)
  })

  it('are two interviews when they are for two roles', async () => {
    const other = session(
      's2',
      '2026-03-03T10:00:00Z',
      'Clara Cole',
      'clara.cole@lumenlive.example',
      'Kitchen Porter',
    )
    const [first] = loop
    const story = await startStory(first ? [first, other] : [], sunday)
    expect(await story.dossiers()).toHaveLength(2)
  })
})

describe('rounds at one company for one role', () => {
  const firstRound = makeEvent({ uid: 'round-1' })
  const secondRound = makeEvent({ uid: 'round-2', at: '2026-03-17T13:00:00Z' })

  it('are one process with its history', async () => {
    const story = await startStory([firstRound, secondRound], sunday)
    const [a, b] = await story.dossiers()
    expect(a?.process?.id).toBeDefined()
    expect(a?.process?.id).toBe(b?.process?.id)
    expect(b?.rounds.map(({ uid }) => uid)).toEqual(['round-1', 'round-2'])
  })

  it('stop the check-ins of the earlier round when the later one is arranged', async () => {
    const story = await startStory([firstRound], sunday)
    await story.calendarBecomes([firstRound, secondRound], '2026-03-09T12:00:00Z')
    const [first, second] = await story.dossiers()
    expect(first && standing(first, 'check-in', '2026-03-09T12:00:00Z')).toBe('withdrawn')
    expect(second && standing(second, 'check-in', '2026-03-09T12:00:00Z')).toBe('planned')
  })

  it('start a new process after the old one was closed', async () => {
    const story = await startStory([firstRound], sunday)
    const { process } = await onlyInterview(story)
    await story.passAt('2026-03-10T12:00:00Z')
    await addOutcome(story.db, story.user.id, process?.id ?? '', {
      kind: 'rejected',
      at: story.now(),
      answerBy: null,
    })
    await story.calendarBecomes([firstRound, makeEvent({ uid: 'again', at: '2026-04-14T13:00:00Z' })])
    const [a, b] = await story.dossiers()
    expect(a?.process?.id).not.toBe(b?.process?.id)
  })
})

describe('copies of one event in several revisions', () => {
  it('are one interview, and the latest revision counts', async () => {
    const story = await startStory(
      [makeEvent(), makeEvent({ at: '2026-03-04T13:00:00Z', sequence: 1 })],
      sunday,
    )
    expect((await onlyInterview(story)).interview.start).toBe('2026-03-04T13:00:00.000Z')
  })
})
