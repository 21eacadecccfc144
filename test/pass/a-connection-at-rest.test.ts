import { describe, expect, it } from 'vitest'
import { ProviderError, type ProviderErrorOptions } from '../../src/shared/provider-error.ts'
import { listConnections, saveConnection } from '../../src/store/connections.ts'
import { makeEvent } from '../support/make-event.ts'
import { type Story, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'

/** A story in which every call of the mailbox fails so, and is counted. */
async function withFailingMailbox(
  kind: ProviderError['kind'],
  options: ProviderErrorOptions & { credentialId?: string } = {},
) {
  const story = await startStory([makeEvent()], sunday)
  const place = { role: 'mailbox', kind: 'memory', location: 'mailbox' } as const
  await saveConnection(story.db, story.user.id, { ...place, credentialId: options.credentialId ?? null })
  let calls = 0
  story.mailbox.createDraft = async () => {
    calls += 1
    throw new ProviderError('memory', kind, 'The mailbox says no. Connect it again.', options)
  }
  return { story, place, calls: () => calls }
}

const mailboxOf = async ({ db, user }: Story) => (await listConnections(db, user.id, 'mailbox'))[0]
const told = async (story: Story, moment: string) =>
  (await story.passAt(moment)).troubles.map(({ message }) => message)

describe('a mailbox whose consent was taken back', () => {
  it('is told once, and not called again until the user connects it', async () => {
    const { story, place, calls } = await withFailingMailbox('auth', { credentialId: 'consent-1' })
    expect(await told(story, '2026-03-03T18:00:00Z')).toEqual(['The mailbox says no. Connect it again.'])
    expect(await told(story, '2026-03-03T18:15:00Z')).toEqual([])
    expect(calls()).toBe(1)
    expect((await mailboxOf(story))?.error).toBe('The mailbox says no. Connect it again.')
    await saveConnection(story.db, story.user.id, { ...place, credentialId: 'consent-2' })
    expect((await mailboxOf(story))?.error).toBeNull()
    await story.passAt('2026-03-03T18:30:00Z')
    expect(calls()).toBe(2)
  })

  it('keeps nothing from the calendars', async () => {
    const { story } = await withFailingMailbox('auth', { credentialId: 'consent-1' })
    await story.passAt('2026-03-03T18:00:00Z')
    await story.calendarBecomes([makeEvent(), makeEvent({ uid: 'second', at: '2026-03-20T10:00:00Z' })])
    expect(await story.dossiers()).toHaveLength(2)
  })
})

describe('a service that asks for patience', () => {
  it('is left alone for as long as it says', async () => {
    const { story, calls } = await withFailingMailbox('rate-limit', { retryAfterSeconds: 1800 })
    await story.passAt('2026-03-03T18:00:00Z')
    await story.passAt('2026-03-03T18:29:59Z')
    expect(calls()).toBe(1)
    await story.passAt('2026-03-03T18:30:00Z')
    expect(calls()).toBe(2)
  })

  it('is left alone for a minute when it does not say', async () => {
    const { story, calls } = await withFailingMailbox('rate-limit')
    await story.passAt('2026-03-03T18:00:00Z')
    await story.passAt('2026-03-03T18:00:59Z')
    await story.passAt('2026-03-03T18:01:00Z')
    expect(calls()).toBe(2)
  })
})

describe('a service that is out of order', () => {
  it('is tried again at the next pass, and works then', async () => {
    const { story, calls } = await withFailingMailbox('temporary')
    await story.passAt('2026-03-03T18:00:00Z')
    await story.passAt('2026-03-03T18:01:00Z')
    expect(calls()).toBe(2)
  })
})
