import { afterEach, describe, expect, it } from 'vitest'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'
import { recordingServer } from './recording-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

const zoe = 'Zoë <zoe@lumenlive.example>'
const about = {
  people: ['zoe@lumenlive.example'],
  domains: ['acme.example'],
  since: '2026-04-01T00:00:00.000Z',
}

async function alice() {
  const made = await fakeAccount()
  open.push(made)
  const mailbox = createMicrosoftMailbox({ ...made.access, id: 'm', canReadMail: true })
  const ask = async (query: Partial<typeof about> = {}) =>
    (await mailbox.conversations?.messagesWith({ ...about, ...query })) ?? []
  return { ...made, mail: made.account.mail, mailbox, ask }
}

describe('what was said with people, as Outlook tells it', () => {
  it('is what they wrote and what the user wrote, oldest first, by its outside alone', async () => {
    const { cloud, clock, mail, ask } = await alice()
    clock.now = '2026-05-02T08:00:00.000Z'
    const first = mail.receive({ from: zoe, subject: 'Your interview', text: 'Secret words' })
    clock.now = '2026-05-03T08:00:00.000Z'
    const answer = mail.writeAndSend({
      to: [zoe],
      cc: ['bob@acme.example'],
      subject: 'Re: Your interview',
      inReplyTo: first,
    })
    clock.now = '2026-05-04T08:00:00.000Z'
    const third = mail.receive({ from: zoe, subject: 'Re: Your interview', inReplyTo: answer })
    const seen = await ask()
    expect(seen).toEqual([
      expect.objectContaining({
        messageId: first.messageId,
        from: 'zoe@lumenlive.example',
        to: ['alice@example.org'],
        at: '2026-05-02T08:00:00.000Z',
        subject: 'Your interview',
        references: [],
        isAutomatic: false,
      }),
      expect.objectContaining({
        from: 'alice@example.org',
        to: ['zoe@lumenlive.example', 'bob@acme.example'],
      }),
      expect.objectContaining({
        messageId: third.messageId,
        references: [first.messageId, answer.messageId],
      }),
    ])
    expect(JSON.stringify(seen)).not.toContain('Secret')
    for (const { query } of cloud.requests.matching('GET', /messages$/)) {
      expect(query.$select?.split(',')).not.toContain('body')
      expect(query.$select).not.toContain('bodyPreview')
    }
  })

  it('names the message that a reply is made from', async () => {
    const { mail, mailbox, ask } = await alice()
    const question = mail.receive({ from: zoe, subject: 'Hello' })
    const [seen] = await ask()
    const message = draftMessage({ thread: [question.messageId], conversation: seen?.conversation ?? null })
    await mailbox.createDraft(message)
    expect(mail.drafts()).toMatchObject([{ threadId: question.threadId }])
  })

  it('has no drafts, nothing deleted and no junk', async () => {
    const { mail, mailbox, ask } = await alice()
    await mailbox.createDraft(draftMessage())
    mail.writeDraft({ subject: 'Mine', to: [zoe] })
    mail.receive({ from: zoe, subject: 'Spam' }, { folder: 'spam' })
    mail.receive({ from: zoe, subject: 'Deleted' }, { folder: 'trash' })
    const kept = mail.receive({ from: zoe, subject: 'Kept' }, { folder: 'archive' })
    expect((await ask()).map(({ messageId }) => messageId)).toEqual([kept.messageId])
  })

  it('is with anybody of a company and of its parts, and with nobody who only looks like it', async () => {
    const { mail, ask } = await alice()
    mail.receive({ from: 'bob@acme.example', subject: '1' })
    mail.receive({ from: 'eve@mail.acme.example', subject: '2' })
    mail.receive({ from: 'eve@notacme.example', subject: '3' })
    mail.receive({ from: 'acme.example <eve@other.example>', subject: '4' })
    mail.receive({ from: 'xzoe@lumenlive.example', subject: '5' })
    expect((await ask()).map(({ subject }) => subject).toSorted()).toEqual(['1', '2'])
  })

  it('begins where it is asked to, and ends its pages there', async () => {
    const { cloud, clock, mail, ask } = await alice()
    for (let day = 10; day < 30; day++) {
      clock.now = `2026-03-${day}T08:00:00.000Z`
      mail.receive({ from: zoe, subject: `March ${day}` })
    }
    clock.now = '2026-04-02T08:00:00.000Z'
    mail.receive({ from: zoe, subject: 'April' })
    cloud.faults.on().always(fault.shortPages(5))
    expect((await ask({ domains: [] })).map(({ subject }) => subject)).toEqual(['April'])
    expect(cloud.requests.matching('GET', /messages$/)).toHaveLength(2)
  })

  it('asks about many people in few questions', async () => {
    const { cloud, ask } = await alice()
    await ask({ people: Array.from({ length: 20 }, (_, index) => `p${index}@x.example`) })
    expect(cloud.requests.matching('GET', /messages$/)).toHaveLength(3)
    cloud.requests.clear()
    expect(await ask({ people: [], domains: [] })).toEqual([])
    expect(cloud.requests.matching('GET', /messages$/)).toEqual([])
  })

  it('lets nobody end the quotes of the question', async () => {
    const server = await recordingServer(() => ({ body: { id: 'f', value: [] } }))
    open.push(server)
    const mailbox = createMicrosoftMailbox({ ...server.access, id: 'm', canReadMail: true })
    const people = ['a" or from:x@y.example', 'ok@z.example']
    await mailbox.conversations?.messagesWith({ people, domains: ['b" OR c'], since: '2026-01-01' })
    const search = server.requests.find(({ path }) => path.includes('$search'))?.path ?? ''
    expect(search).toContain('$search="participants:y.example OR participants:ok@z.example"')
  })

  it.each([
    ['an out-of-office note', { 'Auto-Submitted': 'auto-replied' }],
    ['a newsletter', { 'List-Unsubscribe': '<https://x.example/u>' }],
    ['a mailing list', { 'List-Id': '<x.example>' }],
    ['bulk mail', { Precedence: 'bulk' }],
    ['a bounce', { 'Return-Path': '<>' }],
  ])('tells %s as automatic', async (_, headers) => {
    const { mail, ask } = await alice()
    mail.receive({ from: zoe, subject: 'Automatic', headers })
    mail.receive({ from: zoe, subject: 'By hand', headers: { 'Auto-Submitted': 'no' } })
    const told = new Map((await ask()).map(({ subject, isAutomatic }) => [subject, isAutomatic]))
    expect(told).toEqual(
      new Map([
        ['Automatic', true],
        ['By hand', false],
      ]),
    )
  })

  it('tells an invitation as automatic, and does without what a message may lack', async () => {
    const item = {
      id: 'I',
      '@odata.type': '#microsoft.graph.eventMessageRequest',
      internetMessageId: '<i@x.example>',
      receivedDateTime: '2026-05-02T08:00:00Z',
      from: null,
      sender: { emailAddress: { address: 'Zoe@lumenlive.example' } },
      toRecipients: null,
      subject: null,
    }
    const other = { ...item, id: 'J', internetMessageId: null }
    const server = await recordingServer(() => ({ body: { id: 'f', value: [item, other, 'nonsense'] } }))
    open.push(server)
    const mailbox = createMicrosoftMailbox({ ...server.access, id: 'm', canReadMail: true })
    expect(await mailbox.conversations?.messagesWith(about)).toEqual([
      expect.objectContaining({ from: 'zoe@lumenlive.example', to: [], subject: '', isAutomatic: true }),
    ])
  })
})
