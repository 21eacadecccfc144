import { describe, expect, it, onTestFinished } from 'vitest'
import type { DraftMessage, MailboxPort } from '../../../src/mailbox/mailbox-port.ts'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { ProviderError } from '../../../src/shared/provider-error.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { fault } from '../../fake-cloud/index.ts'
import { aliceWithQuestion } from './mailbox-of-alice.ts'
import { recordingServer } from './recording-server.ts'

describe('a reply in Outlook', () => {
  it.each([
    ['starts a conversation', false],
    ['answers', true],
  ])('that %s is found again when the answer to its making was lost', async (_, isReply) => {
    const { cloud, mail, mailbox, message } = await aliceWithQuestion()
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
        const { cloud, mail, mailbox, message } = await aliceWithQuestion()
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
    const { cloud, mail, mailbox, message } = await aliceWithQuestion()
    const refusal = { error: { code: 'ErrorInvalidProperty', message: 'Not in this action.' } }
    cloud.faults.on({ path: 'createReply' }).once(fault.answer(400, refusal))
    await mailbox.createDraft(message)
    expect(mail.drafts()).toMatchObject([
      { messageId: message.messageId, to: [{ email: 'zoe@lumenlive.example' }] },
    ])
    expect((await mailbox.findDraft(message))?.state).toBe('untouched')
  })

  it('is there exactly once each, with every tenth call failing, answers lost after the write included', async () => {
    const { cloud, mail, mailbox, message } = await aliceWithQuestion()
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
    const { cloud, mailbox, message } = await aliceWithQuestion()
    cloud.faults.on({ method: 'PATCH' }).once(fault.serverError)
    await expect(mailbox.createDraft(message)).rejects.toThrow()
    expect(await mailbox.findDraft(message)).toBeNull()
  })

  it('that answers is in the conversation, to whom the letter is for, before what is quoted', async () => {
    const { mail, mailbox, message, question } = await aliceWithQuestion()
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
    const { mail, mailbox, message } = await aliceWithQuestion()
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
    onTestFinished(() => server.close())
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
    const { mail, mailbox, message, question } = await aliceWithQuestion()
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
    const { cloud, mail, access, message, question } = await aliceWithQuestion()
    const mailbox = createMicrosoftMailbox({ ...access, id: 'm', canReadMail: false })
    expect(mailbox.conversations).toBeNull()
    cloud.requests.clear()
    await mailbox.createDraft(message)
    expect(cloud.requests.all().map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1.0/me/messages',
    ])
    expect(mail.drafts()[0]?.threadId).not.toBe(question.threadId)
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
