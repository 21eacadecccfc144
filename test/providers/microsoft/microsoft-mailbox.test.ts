import { afterEach, describe, expect, it } from 'vitest'
import type { DraftMessage, MailboxPort } from '../../../src/mailbox/mailbox-port.ts'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { fakeAccount } from './fake-account.ts'
import { recordingServer } from './recording-server.ts'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()))
})

async function alice() {
  const made = await fakeAccount()
  open.push(made)
  const { mail } = made.account
  const mailbox = createMicrosoftMailbox({ ...made.access, id: 'm', canReadMail: true })
  return { ...made, mail, mailbox }
}

/** Zoë wrote; the letter answers her. */
async function withQuestion() {
  const made = await alice()
  const question = made.mail.receive({
    from: 'Zoë Müller-Öz <zoe@lumenlive.example>',
    replyTo: ['assistant@lumenlive.example'],
    subject: 'Zeltplan',
    html: '<html><body><p>Wie geht es Ihnen?</p></body></html>',
    text: 'Wie geht es Ihnen?',
    messageId: "<o'neil+zelt%20plan&1@lumenlive.example>",
  })
  const { conversations } = made.mailbox
  const [seen] =
    (await conversations?.messagesWith({
      people: ['zoe@lumenlive.example'],
      domains: [],
      since: '2026-01-01',
    })) ?? []
  const message = draftMessage({
    subject: 'Re: Zeltplan',
    thread: [question.messageId],
    conversation: seen?.conversation ?? null,
  })
  return { ...made, question, message }
}

describe('a draft in Outlook', () => {
  it('is text or HTML as the letter is, and opens at its link', async () => {
    const { mail, mailbox } = await alice()
    const { link } = await mailbox.createDraft(draftMessage())
    expect(link).toMatch(/^https:\/\/outlook\.office365\.com\//)
    expect(mail.drafts()).toMatchObject([{ html: null, text: draftMessage().text }])
    const html = '<!doctype html><html><body><p>Guten Tag</p></body></html>'
    await mailbox.createDraft(draftMessage({ messageId: '<2@example.org>', html }))
    expect(mail.find('<2@example.org>')).toMatchObject({ html })
  })

  it.each([
    ['starts a conversation', false],
    ['answers', true],
  ])('that %s is found again when the answer to its making was lost', async (_, isReply) => {
    const { cloud, mail, mailbox, message } = await withQuestion()
    const letter = isReply ? message : draftMessage()
    cloud.faults.on({ method: isReply ? 'PATCH' : 'POST' }).once(fault.dropAfter)
    await expect(mailbox.createDraft(letter)).rejects.toMatchObject({ kind: 'temporary' })
    expect(await mailbox.findDraft(letter)).toMatchObject({ state: 'untouched' })
    expect(mail.drafts()).toHaveLength(1)
  })

  it.each([fault.dropAfter, fault.dropBefore])(
    'that answers is made once, wherever between its two steps the line breaks ($kind)',
    async (one) => {
      for (const method of ['POST', 'PATCH']) {
        const { cloud, mail, mailbox, message } = await withQuestion()
        cloud.faults.on({ method }).once(one)
        await expect(mailbox.createDraft(message)).rejects.toThrow()
        const again = createMicrosoftMailbox({ ...(await sameAccess(cloud)), id: 'm', canReadMail: true })
        if ((await again.findDraft(message)) === null) await again.createDraft(message)
        expect(mail.drafts()).toHaveLength(1)
        expect(await again.findDraft(message)).toMatchObject({ state: 'untouched' })
        expect(mail.drafts()[0]?.text).toContain('vielen Dank')
      }
    },
  )

  it('that answers is laid also where Microsoft takes no mark with the first step', async () => {
    const { cloud, mail, mailbox, message } = await withQuestion()
    const refusal = { error: { code: 'ErrorInvalidProperty', message: 'Not in this action.' } }
    cloud.faults.on({ path: 'createReply' }).once(fault.answer(400, refusal))
    await mailbox.createDraft(message)
    expect(mail.drafts()).toMatchObject([
      { messageId: message.messageId, to: [{ email: 'zoe@lumenlive.example' }] },
    ])
    expect((await mailbox.findDraft(message))?.state).toBe('untouched')
  })

  it('is there exactly once each, with every tenth call failing, answers lost after the write included', async () => {
    const { cloud, mail, mailbox, message } = await withQuestion()
    const faults = [
      fault.dropAfter,
      fault.dropBefore,
      fault.truncated,
      fault.serverError,
      fault.tooManyRequests(60),
    ]
    cloud.faults.on().everyTenth(11, faults)
    const letters = Array.from({ length: 60 }, (_, index) => ({
      ...(index % 2 === 0 ? message : draftMessage()),
      messageId: `<letter.${index}@example.org>`,
    }))
    for (const letter of letters) await placedAtLast(mailbox, letter)
    cloud.faults.clear()
    expect(
      mail
        .drafts()
        .map(({ messageId }) => messageId)
        .toSorted(),
    ).toEqual(letters.map(({ messageId }) => messageId).toSorted())
    for (const letter of letters) expect((await mailbox.findDraft(letter))?.state).toBe('untouched')
  })

  it('counts as not there while only its first step was done', async () => {
    const { cloud, mailbox, message } = await withQuestion()
    cloud.faults.on({ method: 'PATCH' }).once(fault.serverError)
    await expect(mailbox.createDraft(message)).rejects.toThrow()
    expect(await mailbox.findDraft(message)).toBeNull()
  })

  it('that answers is in the conversation, to whom the letter is for, before what is quoted', async () => {
    const { mail, mailbox, message, question } = await withQuestion()
    await mailbox.createDraft({ ...message, text: 'Guten <Tag> & danke\n' })
    const [draft] = mail.drafts()
    expect(draft).toMatchObject({
      threadId: question.threadId,
      messageId: message.messageId,
      inReplyTo: question.messageId,
      references: [question.messageId],
      subject: 'Re: Zeltplan',
      to: [{ email: 'zoe@lumenlive.example' }],
    })
    const [letter, quote] = [
      draft?.html?.indexOf('Guten &lt;Tag&gt; &amp; danke'),
      draft?.html?.indexOf('Wie geht es'),
    ]
    expect(letter).toBeGreaterThan(0)
    expect(quote).toBeGreaterThan(letter ?? 0)
  })

  it('that answers is untouched when it is found, edited when its user wrote something', async () => {
    const { mail, mailbox, message } = await withQuestion()
    const html =
      '<!doctype html><html><head><title>x</title></head><body><p>Guten Tag&nbsp;Zo&#235;</p></body></html>'
    const letter = { ...message, html }
    const placed = await mailbox.createDraft(letter)
    expect(await mailbox.findDraft(letter)).toEqual({ ...placed, state: 'untouched' })
    mail.editDraft(letter, { html: '<p>Mine</p>', text: 'Mine' })
    expect(await mailbox.readState(letter, placed)).toBe('edited')
    expect((await mailbox.findDraft(letter))?.state).toBe('edited')
  })

  it('finds what it answers by a Message-ID full of signs that mean something in addresses', async () => {
    const asked: string[] = []
    const server = await recordingServer(({ path, method }) => {
      if (path.startsWith('me/messages?')) asked.push(path)
      if (path.includes('internetMessageId') && path.includes('neil'))
        return { body: { value: [{ id: 'P', internetMessageId: "<o'neil+a%2B&b@x.example>" }] } }
      return { body: method === 'GET' ? { id: 'f', value: [] } : { id: 'D', body: null } }
    })
    open.push(server)
    const mailbox = createMicrosoftMailbox({ ...server.access, id: 'm', canReadMail: true })
    await mailbox.createDraft(draftMessage({ thread: ["<o'neil+a%2B&b@x.example>"], conversation: 'P' }))
    expect(asked.some((path) => path.includes("internetMessageId eq '<o''neil+a%2B&b@x.example>'"))).toBe(
      true,
    )
    expect(server.requests.map(({ path }) => path)).toContain('me/messages/P/createReply')
    const reply = server.requests.find(({ path }) => path.endsWith('createReply'))
    expect(JSON.parse(reply?.body ?? '')).not.toHaveProperty('comment')
  })

  it('never answers a draft, nor what lies in the deleted items: it starts a conversation then', async () => {
    const { mail, mailbox, message, question } = await withQuestion()
    mail.move(question, 'trash')
    await mailbox.createDraft(message)
    const [draft] = mail.drafts()
    expect(draft?.threadId).not.toBe(question.threadId)
    expect(draft).toMatchObject({ inReplyTo: question.messageId, to: [{ email: 'zoe@lumenlive.example' }] })
    const own = mail.writeDraft({ subject: 'Mine', to: ['zoe@lumenlive.example'] })
    await mailbox.createDraft({
      ...message,
      messageId: '<2@example.org>',
      thread: [own.messageId],
      conversation: own.id,
    })
    expect(mail.find('<2@example.org>')?.threadId).not.toBe(own.threadId)
  })

  it('starts a conversation where the user did not let their mail be read', async () => {
    const { cloud, mail, access, message, question } = await withQuestion()
    const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: false })
    expect(mailbox.conversations).toBeNull()
    cloud.requests.clear()
    await mailbox.createDraft(message)
    expect(cloud.requests.all().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1.0/me/messages',
    ])
    expect(mail.drafts()[0]?.threadId).not.toBe(question.threadId)
  })

  it('is not edited by being read, flagged, or saved by Outlook in other HTML', async () => {
    const { mail, mailbox } = await alice()
    const message = draftMessage({ html: '<html><body><p>Guten Tag,</p><p>vielen Dank</p></body></html>' })
    const placed = await mailbox.createDraft(message)
    mail.editDraft(message, {
      html: '<html><head><style>p{margin:0}</style></head><body dir="ltr"><div class="x"><p>Guten&nbsp;Tag,</p>\r\n<p> vielen Dank</p></div></body></html>',
      text: 'Guten Tag,\n\nvielen Dank',
    })
    expect(await mailbox.readState(message, placed)).toBe('untouched')
    expect((await mailbox.findDraft(message))?.state).toBe('untouched')
  })

  it.each([{ subject: 'Other' }, { to: ['other@lumenlive.example'] }, { text: 'Other' }])(
    'is edited by a change of %o',
    async (change) => {
      const { mail, mailbox } = await alice()
      const placed = await mailbox.createDraft(draftMessage())
      mail.editDraft(draftMessage(), change)
      expect(await mailbox.readState(draftMessage(), placed)).toBe('edited')
      expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('edited')
      expect(mail.drafts()).toHaveLength(1)
    },
  )

  it('is found by our mark when Exchange gave it another Message-ID', async () => {
    const { mail, mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    mail.editDraft(draftMessage(), { rewritten: true })
    expect(await mailbox.findDraft(draftMessage())).toEqual({ ...placed, state: 'untouched' })
    const [draft] = mail.drafts()
    mail.sendDraft({ messageId: draft?.messageId ?? '' })
    expect(await mailbox.findDraft(draftMessage())).toMatchObject({ state: 'sent' })
  })

  it('that was sent is found among the sent by the id of the draft, without a search', async () => {
    const { cloud, mail, mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    mail.sendDraft(draftMessage())
    cloud.requests.clear()
    expect(await mailbox.readState(draftMessage(), placed)).toBe('sent')
    expect(cloud.requests.all()).toHaveLength(1)
    mail.move(draftMessage(), 'trash')
    expect(await mailbox.readState(draftMessage(), placed)).toBe('sent')
  })

  it('that lies in the deleted items, or nowhere any more, was deleted', async () => {
    const { mail, mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    mail.deleteDraft(draftMessage())
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
    expect(await mailbox.findDraft(draftMessage())).toBeNull()
    mail.erase(draftMessage())
    expect(await mailbox.readState(draftMessage(), placed)).toBe('deleted')
  })

  it('that was moved to another folder by its user is still theirs to send', async () => {
    const { mail, mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    mail.move(draftMessage(), 'archive')
    expect(await mailbox.readState(draftMessage(), placed)).toBe('untouched')
  })

  it('is found by its key when its id is another one, as in an archive', async () => {
    const { mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.readState(draftMessage(), { ...placed, reference: 'AAkOther' })).toBe('untouched')
  })

  it('that is taken back can be taken out of the deleted items by its user', async () => {
    const { mail, mailbox } = await alice()
    const placed = await mailbox.createDraft(draftMessage())
    expect(await mailbox.withdrawDraft(draftMessage(), placed)).toBe('withdrawn')
    expect(mail.list('trash')).toHaveLength(1)
  })
})

/** What the pipeline does: after a failure it looks, and makes the draft again when it is not there. */
async function placedAtLast(mailbox: MailboxPort, letter: DraftMessage): Promise<void> {
  for (let isAgain = false; ; isAgain = true) {
    try {
      if (!(isAgain && (await mailbox.findDraft(letter)))) await mailbox.createDraft(letter)
      return
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error
    }
  }
}

async function sameAccess(cloud: {
  world: { account(email: string): { accessToken(): string } }
  microsoft: { url: string }
}) {
  const account = cloud.world.account('alice@example.org')
  return {
    accountEmail: 'alice@example.org',
    graphRoot: `${cloud.microsoft.url}/v1.0`,
    accessToken: async () => account.accessToken(),
    sleep: async () => {},
  }
}
