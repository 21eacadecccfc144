import { describe, expect, it } from 'vitest'
import type { CorrespondenceQuery } from '../../../src/mailbox/conversation-port.ts'
import { createGoogleMailbox } from '../../../src/providers/google/index.ts'
import { alice, googleCloud } from './google-cloud.ts'

const since = '2026-03-01T00:00:00.000Z'

async function opened() {
  const world = await googleCloud('2026-03-02T09:00:00.000Z')
  const { conversations } = createGoogleMailbox({
    ...world.options,
    id: 'google-1',
    accountEmail: alice,
    canReadMail: true,
  })
  const messagesWith = async (query: Partial<CorrespondenceQuery>) =>
    (await conversations?.messagesWith({ people: [], domains: [], since, ...query })) ?? []
  return { ...world, messagesWith, mail: world.account.mail }
}

const ann = 'Ann Lee <Ann@acme.example>'

describe('conversations in Gmail', () => {
  it('are none where mail may not be read', async () => {
    await using world = await googleCloud()
    const options = { ...world.options, id: 'google-1', accountEmail: alice, canReadMail: false }
    expect(createGoogleMailbox(options).conversations).toBeNull()
  })

  it('have what was received and sent, oldest first, with their threads', async () => {
    await using it = await opened()
    const asked = it.mail.receive({ from: ann, cc: ['Bob <bob@acme.example>'], subject: 'Your interview' })
    it.clock.now = '2026-03-02T10:00:00.000Z'
    const answered = it.mail.writeAndSend({ to: [ann], subject: 'Re: Your interview', inReplyTo: asked })
    expect(await it.messagesWith({ people: ['ann@acme.example'] })).toEqual([
      {
        messageId: asked.messageId,
        references: [],
        conversation: asked.threadId,
        from: 'ann@acme.example',
        to: [alice, 'bob@acme.example'],
        at: '2026-03-02T09:00:00.000Z',
        subject: 'Your interview',
        isAutomatic: false,
      },
      expect.objectContaining({
        messageId: answered.messageId,
        references: [asked.messageId],
        conversation: asked.threadId,
        from: alice,
        to: ['ann@acme.example'],
      }),
    ])
  })

  it('are with anybody at a domain, also under it, and with nobody whose domain only looks like it', async () => {
    await using it = await opened()
    for (const from of [
      'a@acme.example',
      'b@hr.acme.example',
      'c@notacme.example',
      'd@acme.example.evil.example',
    ])
      it.mail.receive({ from, subject: 'Hello' })
    const from = (await it.messagesWith({ domains: ['acme.example'] })).map((message) => message.from)
    expect(from.toSorted()).toEqual(['a@acme.example', 'b@hr.acme.example'])
  })

  it('never have own drafts, trash or spam in them', async () => {
    await using it = await opened()
    it.mail.writeDraft({ to: [ann], subject: 'Draft' })
    it.mail.receive({ from: ann, subject: 'Spam' }, { folder: 'spam' })
    it.mail.move(it.mail.receive({ from: ann, subject: 'Trash' }), 'trash')
    it.mail.move(it.mail.receive({ from: ann, subject: 'Kept' }), 'archive')
    const found = await it.messagesWith({ people: ['ann@acme.example'] })
    expect(found.map(({ subject }) => subject)).toEqual(['Kept'])
  })

  it('begin when they are said to', async () => {
    await using it = await opened()
    it.mail.receive({ from: ann, subject: 'Old' })
    it.clock.now = '2026-03-02T09:00:01.000Z'
    it.mail.receive({ from: ann, subject: 'New' })
    const found = await it.messagesWith({ people: ['ann@acme.example'], since: '2026-03-02T09:00:00.500Z' })
    expect(found.map(({ subject }) => subject)).toEqual(['New'])
  })

  it.each([
    ['an out-of-office note', { 'Auto-Submitted': 'auto-replied' }],
    ['an invitation of Google Calendar', { 'Auto-Submitted': 'auto-generated' }],
    ['an invitation of Outlook', { 'Content-Class': 'urn:content-classes:calendarmessage' }],
    ['a newsletter', { 'List-Unsubscribe': '<https://acme.example/u>' }],
    ['bulk mail', { Precedence: 'bulk' }],
    ['a bounce', { 'Return-Path': '<>' }],
  ])('mark %s as automatic', async (_name, headers) => {
    await using it = await opened()
    it.mail.receive({ from: ann, subject: 'Automatic', headers })
    it.mail.receive({ from: ann, subject: 'By hand', headers: { 'Auto-Submitted': 'no' } })
    const found = await it.messagesWith({ people: ['ann@acme.example'] })
    expect(found.map(({ subject, isAutomatic }) => [subject, isAutomatic])).toEqual([
      ['Automatic', true],
      ['By hand', false],
    ])
  })

  it('are asked for in parts when there are many people, over all pages, and never with bodies', async () => {
    await using it = await opened()
    const people = Array.from({ length: 40 }, (_, i) => `person${i}@acme.example`)
    for (const from of people) it.mail.receive({ from, subject: 'Hello', text: 'Confidential' })
    expect(await it.messagesWith({ people })).toHaveLength(40)
    expect(it.cloud.requests.matching('GET', /\/messages$/)).toHaveLength(3)
    const formats = it.cloud.requests.matching('GET', '/messages/').map(({ query }) => query.format)
    expect(new Set(formats)).toEqual(new Set(['metadata']))
  })

  it('search for nothing but addresses and domains', async () => {
    await using it = await opened()
    it.mail.receive({ from: 'other@else.example', subject: 'Hello' })
    const people = ['x} OR {from:else.example', 'ann@acme.example']
    expect(await it.messagesWith({ people })).toEqual([])
    const [asked] = it.cloud.requests.matching('GET', /\/messages$/)
    expect(asked?.query.q).not.toContain('else.example')
  })

  it('with nobody cost nothing', async () => {
    await using it = await opened()
    expect(await it.messagesWith({})).toEqual([])
    expect(it.cloud.requests.all()).toEqual([])
  })
})
