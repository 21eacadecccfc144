import { describe, expect, it } from 'vitest'
import { ProviderError } from '../../src/shared/provider-error.ts'
import { listConnections } from '../../src/store/connections.ts'
import { listDigests } from '../../src/store/digests.ts'
import { updateUser } from '../../src/store/users.ts'
import { makeEvent } from '../support/make-event.ts'
import { type Story, startStory } from '../support/story.ts'

const thursday = '2026-02-26T12:00:00Z'
const weeks = async ({ db, user }: Story) =>
  (await listDigests(db, user.id)).map(({ week, state }) => `${week} ${state}`)

describe('the weekly digest', () => {
  it('is sent on Monday at 08:00 in the zone of the user, not before', async () => {
    const story = await startStory([makeEvent()], thursday)
    await story.passAt('2026-03-02T06:59:00Z')
    expect(story.sender.sent.size).toBe(0)
    await story.passAt('2026-03-02T07:00:00Z')
    expect(story.sender.sent.size).toBe(1)
  })

  it('is sent once per user and ISO week, however many passes there are', async () => {
    const story = await startStory([makeEvent()], thursday)
    for (const moment of ['2026-03-02T07:00:00Z', '2026-03-02T08:00:00Z', '2026-03-08T22:00:00Z'])
      await story.passAt(moment)
    expect(story.sender.sent.size).toBe(1)
    expect(await weeks(story)).toEqual(['2026-W10 sent'])
  })

  it('is caught up once after downtime, and only for the week that still is', async () => {
    const story = await startStory([makeEvent()], thursday)
    await story.passAt('2026-03-19T15:00:00Z')
    await story.passAt('2026-03-19T16:00:00Z')
    expect(await weeks(story)).toEqual(['2026-W12 sent'])
  })

  it('waits for next week when the user came after Monday', async () => {
    const story = await startStory([makeEvent()], '2026-03-04T12:00:00Z')
    await story.passAt('2026-03-05T12:00:00Z')
    expect(story.sender.sent.size).toBe(0)
    await story.passAt('2026-03-09T07:00:00Z')
    expect(await weeks(story)).toEqual(['2026-W11 sent'])
  })

  it('goes to the user alone', async () => {
    const story = await startStory([makeEvent()], thursday)
    await story.passAt('2026-03-02T07:00:00Z')
    expect([...story.sender.sent.values()].map(({ to }) => to.address)).toEqual(['alice@example.org'])
  })

  it('is tried again ever more rarely when it is refused for the moment, and sent once', async () => {
    const story = await startStory([makeEvent()], thursday)
    const { send } = story.sender
    let tries = 0
    story.sender.send = async () => {
      tries += 1
      throw new ProviderError('memory', 'temporary', 'The server does not take the digest now.')
    }
    for (const moment of ['07:00', '07:01', '07:05', '07:06', '07:10', '07:15', '07:20'])
      await story.passAt(`2026-03-02T${moment}:00Z`)
    expect(tries).toBe(4)
    story.sender.send = send
    await story.passAt('2026-03-02T07:39:59Z')
    expect(story.sender.sent.size).toBe(0)
    await story.passAt('2026-03-02T07:40:00Z')
    await story.passAt('2026-03-02T07:45:00Z')
    expect(await weeks(story)).toEqual(['2026-W10 sent'])
    expect((await listConnections(story.db, story.user.id, 'sender'))[0]?.error).toBeNull()
  })

  it('is told at its connection when it is refused for good, and not tried again the same day', async () => {
    const story = await startStory([makeEvent()], thursday)
    let tries = 0
    story.sender.send = async () => {
      tries += 1
      throw new ProviderError('memory', 'permanent', 'The server refused the digest for good.')
    }
    await story.passAt('2026-03-02T07:00:00Z')
    await story.passAt('2026-03-02T20:00:00Z')
    expect(tries).toBe(1)
    const [sender] = await listConnections(story.db, story.user.id, 'sender')
    expect(sender?.error).toBe('The server refused the digest for good.')
  })

  it('is not sent to a user who ended it', async () => {
    const story = await startStory([makeEvent()], thursday)
    await updateUser(story.db, story.user.id, { digestEnabled: false })
    await story.passAt('2026-03-02T07:00:00Z')
    expect(story.sender.sent.size).toBe(0)
  })

  it('names the interview ahead with the question of step 1, and the draft that waits', async () => {
    const story = await startStory(
      [makeEvent({ uid: 'past', at: '2026-02-27T09:00:00Z' }), makeEvent()],
      thursday,
    )
    await story.passAt('2026-03-02T07:00:00Z')
    const [digest] = [...story.sender.sent.values()]
    expect(digest?.text).toContain('Lumen Live')
    expect(digest?.text).toMatch(/Ask before you leave: [^?]+\?/)
    expect(digest?.text).toMatch(/thank-you/i)
  })
})
