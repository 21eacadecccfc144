import { describe, expect, it } from 'vitest'
import { addOutcome } from '../../src/store/outcomes.ts'
import { makeEvent, person } from '../support/make-event.ts'
import { handWritten, seenMessage } from '../support/seen-message.ts'
import { draftsOfKind, onlyInterview, standing, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const evening = '2026-03-03T18:00:00Z'
const lateEvening = '2026-03-03T20:00:00.000Z'
const night = '2026-03-03T21:00:00Z'
const nextMorning = '2026-03-04T09:00:00Z'
const checkInTime = '2026-03-10T09:00:00Z'

const begin = (event = makeEvent()) => startStory([event], sunday, { canReadMail: true })
const statesOf = async (story: Awaited<ReturnType<typeof begin>>, kind: 'thank-you' | 'check-in') =>
  draftsOfKind(await story.drafts(), kind).map(({ person: to, state }) => [to, state])

describe('an answer in the mail', () => {
  it('of an interviewer stops the check-in, without the user saying so', async () => {
    const story = await begin()
    await story.passAt(evening)
    story.mailbox.mail.push(seenMessage())
    await story.passAt(nextMorning)
    await story.passAt(checkInTime)
    expect((await onlyInterview(story)).outcomes.map(({ kind }) => kind)).toEqual(['replied'])
    expect(await statesOf(story, 'check-in')).toEqual([])
  })

  it('of a colleague at the same company counts', async () => {
    const story = await begin()
    await story.passAt(evening)
    story.mailbox.mail.push(seenMessage({ from: 'jobs@lumenlive.example' }))
    await story.passAt(nextMorning)
    expect((await onlyInterview(story)).outcomes).toHaveLength(1)
  })

  it('that came in the minute before the check-in is placed still stops it', async () => {
    const story = await begin()
    await story.passAt('2026-03-10T07:45:00Z')
    story.mailbox.mail.push(seenMessage({ at: '2026-03-10T07:59:30.000Z' }))
    await story.passAt('2026-03-10T08:00:00Z')
    expect(await statesOf(story, 'check-in')).toEqual([])
  })

  it.each([
    ['that nobody wrote', { isAutomatic: true }],
    ['from before the interview was over', { at: '2026-03-03T13:30:00.000Z' }],
    ['of somebody else', { from: 'news@elsewhere.example' }],
  ])('%s is none', async (_, given) => {
    const story = await begin()
    await story.passAt(evening)
    story.mailbox.mail.push(seenMessage(given))
    await story.passAt(nextMorning)
    await story.passAt(checkInTime)
    expect((await onlyInterview(story)).outcomes).toEqual([])
    expect(await statesOf(story, 'check-in')).toEqual([['bob.berger@lumenlive.example', 'placed']])
  })

  it('is told once, however often it is seen', async () => {
    const story = await begin()
    story.mailbox.mail.push(seenMessage())
    await story.passAt(nextMorning)
    await story.passAt('2026-03-04T09:10:00Z')
    expect((await onlyInterview(story)).outcomes).toHaveLength(1)
  })

  it('which the user says was none stays none', async () => {
    const story = await begin()
    story.mailbox.mail.push(seenMessage())
    await story.passAt(nextMorning)
    const { process } = await onlyInterview(story)
    const at = '2026-03-04T10:00:00.000Z'
    await addOutcome(story.db, story.user.id, process?.id ?? '', { kind: 'reopened', at, answerBy: null })
    await story.passAt(checkInTime)
    expect(await statesOf(story, 'check-in')).toEqual([['bob.berger@lumenlive.example', 'placed']])
  })

  it('is not looked for where the user did not allow it', async () => {
    const story = await startStory([makeEvent()], sunday)
    story.mailbox.mail.push(seenMessage())
    await story.passAt(nextMorning)
    expect((await onlyInterview(story)).outcomes).toEqual([])
  })
})

describe('a thank-you that the user wrote by hand', () => {
  it('before ours was placed closes the task, and ours is never placed', async () => {
    const story = await begin()
    story.mailbox.mail.push(handWritten({ at: '2026-03-03T14:30:00.000Z' }))
    await story.passAt(evening)
    expect(await statesOf(story, 'thank-you')).toEqual([['bob.berger@lumenlive.example', 'sent']])
    expect(story.mailbox.messages.size).toBe(0)
    expect(standing(await onlyInterview(story), 'thank-you', evening)).toBe('done')
  })

  it('counts also when the interview was entered into the calendar days after it', async () => {
    const other = makeEvent({
      uid: 'two@example.org',
      at: '2026-03-02T09:00:00.000Z',
      title: 'Interview: Venue Manager at Harbour Hall',
      description: 'Your interview for the Venue Manager role. You will meet: Eve Ellis.',
      organizer: { name: 'Eve Ellis', email: 'eve.ellis@harbourhall.example' },
      attendees: [
        person('Alice Archer', 'alice@example.org'),
        person('Eve Ellis', 'eve.ellis@harbourhall.example'),
      ],
    })
    const story = await begin()
    story.mailbox.mail.push(
      handWritten({ to: ['eve.ellis@harbourhall.example'], at: '2026-03-02T12:00:00.000Z' }),
      seenMessage({ at: '2026-03-03T17:00:00.000Z' }),
    )
    await story.passAt(evening)
    await story.calendarBecomes([makeEvent(), other], nextMorning)
    const thanks = draftsOfKind(await story.drafts(), 'thank-you')
    expect(thanks.find(({ person: to }) => to.startsWith('eve'))?.state).toBe('sent')
  })

  it('takes back the one of ours that lies there untouched', async () => {
    const story = await begin()
    await story.passAt(evening)
    expect(story.mailbox.messages.size).toBe(1)
    story.mailbox.mail.push(handWritten({ at: lateEvening }))
    await story.passAt(night)
    expect(story.mailbox.messages.size).toBe(0)
    expect(await statesOf(story, 'thank-you')).toEqual([['bob.berger@lumenlive.example', 'sent']])
  })

  it('leaves a draft alone that the user edited', async () => {
    const story = await begin()
    await story.passAt(evening)
    const [draft] = await story.drafts()
    story.mailbox.touch(draft?.messageId ?? '', 'edited')
    story.mailbox.mail.push(handWritten({ at: lateEvening }))
    await story.passAt(night)
    expect(story.mailbox.messages.size).toBe(1)
    expect(await statesOf(story, 'thank-you')).toEqual([['bob.berger@lumenlive.example', 'edited']])
  })

  it('to one of the panel leaves the drafts for the others', async () => {
    const event = makeEvent({
      attendees: [
        person('Alice Archer', 'alice@example.org'),
        person('Bob Berger', 'bob.berger@lumenlive.example'),
        person('Carla Conti', 'carla.conti@lumenlive.example'),
      ],
    })
    const story = await begin(event)
    story.mailbox.mail.push(handWritten({ at: '2026-03-03T14:10:00.000Z' }))
    await story.passAt('2026-03-03T14:30:00Z')
    await story.passAt(evening)
    expect((await statesOf(story, 'thank-you')).toSorted()).toEqual([
      ['bob.berger@lumenlive.example', 'sent'],
      ['carla.conti@lumenlive.example', 'placed'],
    ])
  })

  it('is not taken for the draft that the user sent', async () => {
    const story = await begin()
    await story.passAt(evening)
    const [draft] = await story.drafts()
    const messageId = draft?.messageId ?? ''
    story.mailbox.touch(messageId, 'sent')
    story.mailbox.mail.push(handWritten({ messageId, at: lateEvening }))
    await story.passAt(night)
    expect(await story.drafts()).toHaveLength(1)
    expect((await story.drafts())[0]?.mailboxId).not.toBeNull()
  })
})

describe('a draft goes on with the conversation there is', () => {
  it('with its subject, its references and what the mailbox calls it', async () => {
    const story = await begin()
    const parent = seenMessage({
      at: '2026-02-27T10:00:00.000Z',
      subject: 'Re: Your visit on Tuesday',
      references: ['<first@lumenlive.example>'],
      conversation: 'conversation-7',
    })
    story.mailbox.mail.push(parent)
    await story.passAt(evening)
    const [placed] = [...story.mailbox.messages.values()]
    expect(placed?.message).toMatchObject({
      subject: 'Re: Your visit on Tuesday',
      thread: ['<first@lumenlive.example>', parent.messageId],
      conversation: 'conversation-7',
    })
  })

  it('but never with one that the person has not seen', async () => {
    const story = await begin()
    const from = 'somebody.else@lumenlive.example'
    story.mailbox.mail.push(seenMessage({ at: '2026-02-27T10:00:00.000Z', from }))
    await story.passAt(evening)
    const [placed] = [...story.mailbox.messages.values()]
    expect(placed?.message.thread).toEqual([])
  })

  it('and never with an invitation that a calendar sent', async () => {
    const story = await begin()
    story.mailbox.mail.push(seenMessage({ at: '2026-02-27T10:00:00.000Z', isAutomatic: true }))
    await story.passAt(evening)
    const [placed] = [...story.mailbox.messages.values()]
    expect(placed?.message.thread).toEqual([])
  })
})
