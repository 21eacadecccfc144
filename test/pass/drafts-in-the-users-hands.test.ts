import { describe, expect, it } from 'vitest'
import { emptyWeighing, noNotes } from '../../src/followup/reflection.ts'
import { ProviderError } from '../../src/shared/provider-error.ts'
import { saveAgreement } from '../../src/store/agreements.ts'
import { addOutcome } from '../../src/store/outcomes.ts'
import { saveNotes, saveWeighing } from '../../src/store/reflections.ts'
import { closeTask } from '../../src/store/tasks.ts'
import { makeEvent, person } from '../support/make-event.ts'
import { draftsOfKind, onlyInterview, type Story, standing, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const evening = '2026-03-03T18:00:00Z'

async function withThankYou(): Promise<{ story: Story; messageId: string }> {
  const story = await startStory([makeEvent()], sunday)
  await story.passAt(evening)
  const [draft] = draftsOfKind(await story.drafts(), 'thank-you')
  if (!draft) throw new Error('no thank-you was placed')
  return { story, messageId: draft.messageId }
}

const stateOf = async (story: Story, messageId: string) =>
  (await story.drafts()).find((draft) => draft.messageId === messageId)?.state

describe('a draft', () => {
  it('goes back untouched when the user does not want its task', async () => {
    const { story } = await withThankYou()
    const { tasks } = await onlyInterview(story)
    const id = tasks.find(({ kind }) => kind === 'thank-you')?.id ?? ''
    await closeTask(story.db, story.user.id, id, 'dismissed', story.now())
    await story.passAt('2026-03-03T19:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'thank-you').map(({ state }) => state)).toEqual(['withdrawn'])
  })

  it('is not placed before its time', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-03T15:59:00Z')
    expect(await story.drafts()).toEqual([])
  })

  it('that the user edited is never changed and never deleted', async () => {
    const { story, messageId } = await withThankYou()
    story.mailbox.touch(messageId, 'edited')
    await story.calendarBecomes(
      [makeEvent({ at: '2026-03-09T13:00:00Z', sequence: 1 })],
      '2026-03-03T19:00:00Z',
    )
    expect(await stateOf(story, messageId)).toBe('edited')
    expect(story.mailbox.messages.has(messageId)).toBe(true)
  })

  it('that the user deleted is never made again', async () => {
    const { story, messageId } = await withThankYou()
    story.mailbox.touch(messageId, 'deleted')
    await story.passAt('2026-03-03T19:00:00Z')
    await story.passAt('2026-03-04T08:00:00Z')
    expect(await stateOf(story, messageId)).toBe('deleted')
    expect(standing(await onlyInterview(story), 'thank-you', '2026-03-04T08:00:00Z')).toBe('dismissed')
    expect(draftsOfKind(await story.drafts(), 'thank-you')).toHaveLength(1)
  })

  it('that was sent closes its task', async () => {
    const { story, messageId } = await withThankYou()
    story.mailbox.touch(messageId, 'sent')
    await story.passAt('2026-03-03T19:00:00Z')
    expect(standing(await onlyInterview(story), 'thank-you', '2026-03-03T19:00:00Z')).toBe('done')
  })

  it('of the second check-in is not placed when the user threw the first away', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-10T09:00:00Z')
    const [first] = draftsOfKind(await story.drafts(), 'check-in')
    story.mailbox.touch(first?.messageId ?? '', 'deleted')
    await story.passAt('2026-03-19T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in-2')).toEqual([])
  })

  it('of the second check-in comes seven business days after the first', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-10T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in')).toHaveLength(1)
    await story.passAt('2026-03-19T07:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in-2')).toEqual([])
    await story.passAt('2026-03-19T08:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in-2')).toHaveLength(1)
  })

  it('of the first check-in goes back untouched when the second comes, so that never both lie there', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-10T09:00:00Z')
    await story.passAt('2026-03-19T08:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in').map(({ state }) => state)).toEqual(['withdrawn'])
  })
})

describe('a check-in', () => {
  it('is a reply in the thread of what the user sent that person', async () => {
    const { story, messageId } = await withThankYou()
    story.mailbox.touch(messageId, 'sent')
    await story.passAt('2026-03-10T09:00:00Z')
    const [checkIn] = draftsOfKind(await story.drafts(), 'check-in')
    const message = story.mailbox.messages.get(checkIn?.messageId ?? '')?.message
    const thankYou = story.mailbox.messages.get(messageId)?.message
    expect(message?.thread).toEqual([messageId])
    expect(message?.subject).toBe(`Re: ${thankYou?.subject}`)
  })

  it('starts a thread where nothing was sent before', async () => {
    const { story } = await withThankYou()
    await story.passAt('2026-03-10T09:00:00Z')
    const [checkIn] = draftsOfKind(await story.drafts(), 'check-in')
    expect(story.mailbox.messages.get(checkIn?.messageId ?? '')?.message.thread).toEqual([])
  })
})

describe('stop rules are looked at when something is about to be done', () => {
  it('a reply stops the check-in and takes back the one that lies there untouched', async () => {
    const story = await startStory([makeEvent()], sunday)
    await story.passAt('2026-03-10T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in').map(({ state }) => state)).toEqual(['placed'])
    const { process } = await onlyInterview(story)
    const at = '2026-03-10T10:00:00.000Z'
    await addOutcome(story.db, story.user.id, process?.id ?? '', { kind: 'replied', at, answerBy: null })
    await story.passAt('2026-03-10T11:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in').map(({ state }) => state)).toEqual(['withdrawn'])
    await story.passAt('2026-03-19T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in-2')).toEqual([])
  })

  it('a reply told just before the check-in falls due stops it', async () => {
    const story = await startStory([makeEvent()], sunday)
    const { process } = await onlyInterview(story)
    const at = '2026-03-10T07:59:00.000Z'
    await addOutcome(story.db, story.user.id, process?.id ?? '', { kind: 'replied', at, answerBy: null })
    await story.passAt('2026-03-10T08:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in')).toEqual([])
  })
})

describe('the follow-up agreement steers everything below', () => {
  const agreement = {
    channel: 'email' as const,
    contactName: 'Ida Ilves',
    contactEmail: 'ida.ilves@lumenlive.example',
    promisedDate: '2026-03-13',
    agreedAt: '2026-03-03T14:05:00.000Z',
  }

  it('the check-in goes to the agreed contact, after the promised date', async () => {
    const story = await startStory([makeEvent()], sunday)
    const { interview } = await onlyInterview(story)
    await saveAgreement(story.db, story.user.id, interview.id, agreement)
    await story.passAt('2026-03-13T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in')).toEqual([])
    await story.passAt('2026-03-16T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in').map(({ person }) => person)).toEqual([
      agreement.contactEmail,
    ])
  })

  it('the questions go to the direct contact first', async () => {
    const story = await startStory([makeEvent()], sunday)
    const { interview } = await onlyInterview(story)
    await saveAgreement(story.db, story.user.id, interview.id, agreement)
    await story.passAt('2026-03-04T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'questions').map(({ person }) => person)).toEqual([
      agreement.contactEmail,
    ])
  })

  it('no check-in is written where it was agreed to telephone', async () => {
    const story = await startStory([makeEvent()], sunday)
    const { interview } = await onlyInterview(story)
    await saveAgreement(story.db, story.user.id, interview.id, { ...agreement, channel: 'phone' })
    await story.passAt('2026-03-16T09:00:00Z')
    expect(draftsOfKind(await story.drafts(), 'check-in')).toEqual([])
    expect(standing(await onlyInterview(story), 'check-in', '2026-03-16T09:00:00Z')).toBe('overdue')
  })
})

describe('the words of a letter', () => {
  it('use what the user noted before it was placed', async () => {
    const story = await startStory([makeEvent()], sunday)
    const { interview } = await onlyInterview(story)
    const notes = { ...noNotes, topic: 'the new hybrid stage' }
    await saveNotes(story.db, story.user.id, interview.id, notes, story.now())
    await story.passAt(evening)
    const texts = [...story.mailbox.messages.values()].map(({ message }) => message.text)
    expect(texts.some((text) => text.includes('the new hybrid stage'))).toBe(true)
  })

  it('never hold what is private in the pros and cons', async () => {
    const recruiter = 'Your contact: Rita Reed, Recruiter, rita.reed@lumenlive.example'
    const event = makeEvent({ organizer: { name: 'Rita Reed', email: 'rita.reed@lumenlive.example' } })
    const story = await startStory([{ ...event, description: `${event.description}\n${recruiter}` }], sunday)
    const { interview } = await onlyInterview(story)
    expect(interview.recruiter?.email).toBe('rita.reed@lumenlive.example')
    const weighing = {
      ...emptyWeighing,
      pros: [{ text: 'strong crew', weight: 5, shared: true }],
      cons: [{ text: 'boss shouts at people', weight: 5, shared: false }],
      shareRequestedAt: '2026-03-05T10:00:00.000Z',
    }
    await saveWeighing(story.db, story.user.id, interview.id, weighing, story.now())
    await story.passAt('2026-03-05T12:00:00Z')
    const texts = [...story.mailbox.messages.values()].map(
      ({ message }) => message.subject + message.text + message.html,
    )
    expect(texts.some((text) => text.includes('strong crew'))).toBe(true)
    expect(texts.some((text) => text.includes('shouts'))).toBe(false)
  })
})

describe('a letter that the mailbox cannot deal with', () => {
  const bob = 'bob.berger@lumenlive.example'
  const panel = makeEvent({
    attendees: [
      person('Alice Archer', 'alice@example.org'),
      person('Bob Berger', bob),
      person('Carla Conti', 'carla.conti@lumenlive.example'),
    ],
  })
  const second = makeEvent({
    uid: 'two@example.org',
    title: 'Interview: Venue Manager at Harbour Hall',
    description: 'Your interview for the Venue Manager role at Harbour Hall. You will meet: Eve Ellis.',
    organizer: { name: 'Eve Ellis', email: 'eve.ellis@harbourhall.example' },
    attendees: [
      person('Alice Archer', 'alice@example.org'),
      person('Eve Ellis', 'eve.ellis@harbourhall.example'),
    ],
    at: '2026-03-03T09:00:00.000Z',
  })

  it.each(['temporary', 'permanent'] as const)(
    'and fails with a %s error, keeps no other interview waiting',
    async (kind) => {
      const story = await startStory([panel, second], sunday)
      const { createDraft } = story.mailbox
      story.mailbox.createDraft = async (message) => {
        if (message.to.email === bob) throw new ProviderError('memory', kind, 'The mailbox stumbled.')
        return createDraft(message)
      }
      const { troubles } = await story.passAt(evening)
      expect(troubles.map(({ message }) => message)).toEqual(['The mailbox stumbled.'])
      expect([...story.mailbox.messages.values()].map(({ message }) => message.to.email)).toContain(
        'eve.ellis@harbourhall.example',
      )
    },
  )

  it('once it lies there, is told, and the others are still seen', async () => {
    const { story, messageId } = await withThankYou()
    const { readState } = story.mailbox
    story.mailbox.readState = async (key, placed) => {
      if (key.messageId === messageId) throw new ProviderError('memory', 'permanent', 'It cannot be read.')
      return readState(key, placed)
    }
    const { troubles } = await story.calendarBecomes([makeEvent(), second], '2026-03-03T19:00:00Z')
    expect(troubles.map(({ message }) => message)).toEqual(['It cannot be read.'])
    expect([...story.mailbox.messages.values()].map(({ message }) => message.to.email)).toContain(
      'eve.ellis@harbourhall.example',
    )
  })
})
