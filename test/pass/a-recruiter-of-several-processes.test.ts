import { describe, expect, it } from 'vitest'
import { makeEvent, person } from '../support/make-event.ts'
import { handWritten, seenMessage } from '../support/seen-message.ts'
import { draftsOfKind, type Story, startStory } from '../support/story.ts'

const sunday = '2026-03-01T12:00:00Z'
const evening = '2026-03-03T19:00:00Z'
const nextMorning = '2026-03-04T12:00:00Z'
const jane = 'jane.doe@talentpeople.example'

/** Jane of an agency arranges talks at two companies on one day. */
const arranged = (uid: string, role: string, company: string, at: string) =>
  makeEvent({
    uid,
    at,
    title: `Interview: ${role} at ${company}`,
    description: `Hi Alice, your interview for the ${role} role at ${company}. Jane Doe, Recruiter, Talent People`,
    location: '',
    organizer: { name: 'Jane Doe', email: jane },
    attendees: [person('Alice Archer', 'alice@example.org'), person('Jane Doe', jane)],
  })
const begin = () =>
  startStory(
    [
      arranged('one@x', 'Event Manager', 'Lumen Live', '2026-03-03T09:00:00.000Z'),
      arranged('two@x', 'Venue Manager', 'Harbour Hall', '2026-03-03T13:00:00.000Z'),
    ],
    sunday,
    { canReadMail: true },
  )

const outcomesOf = async (story: Story) =>
  (await story.dossiers())
    .map(({ interview, outcomes }) => [interview.company, outcomes.map(({ kind }) => kind)])
    .toSorted()
const thanksTo = async (story: Story) => {
  const dossiers = await story.dossiers()
  return draftsOfKind(await story.drafts(), 'thank-you')
    .map(({ interviewId, state, thread }) => {
      const company = dossiers.find(({ interview }) => interview.id === interviewId)?.interview.company
      return [company, state, thread?.subject ?? null]
    })
    .toSorted()
}

describe('a recruiter who looks after several processes of one person', () => {
  it('has answered the process that the subject names, and no other', async () => {
    const story = await begin()
    story.mailbox.mail.push(seenMessage({ from: jane, subject: 'RE: Venue manager, Harbour Hall' }))
    await story.passAt(nextMorning)
    expect(await outcomesOf(story)).toEqual([
      ['Harbour Hall', ['replied']],
      ['Lumen Live', []],
    ])
  })

  it('has answered all of them when nothing says which', async () => {
    const story = await begin()
    story.mailbox.mail.push(seenMessage({ from: jane, subject: 'Quick update' }))
    await story.passAt(nextMorning)
    expect(await outcomesOf(story)).toEqual([
      ['Harbour Hall', ['replied']],
      ['Lumen Live', ['replied']],
    ])
  })

  it('is written to in the conversation about this process, never in that about another', async () => {
    const story = await begin()
    const before = { from: jane, at: '2026-02-27T10:00:00.000Z' }
    story.mailbox.mail.push(seenMessage({ ...before, subject: 'Your talk at Lumen Live' }))
    story.mailbox.mail.push(seenMessage({ ...before, subject: 'Your search' }))
    await story.passAt(evening)
    expect(await thanksTo(story)).toEqual([
      ['Harbour Hall', 'placed', null],
      ['Lumen Live', 'placed', 'Your talk at Lumen Live'],
    ])
  })

  it('who was thanked by hand for the one talk is still thanked for the other', async () => {
    const story = await begin()
    story.mailbox.mail.push(
      handWritten({ to: [jane], at: '2026-03-03T14:30:00.000Z', subject: 'Thanks: Lumen Live' }),
    )
    await story.passAt(evening)
    expect((await thanksTo(story)).map(([company, state]) => [company, state])).toEqual([
      ['Harbour Hall', 'placed'],
      ['Lumen Live', 'sent'],
    ])
  })
})
