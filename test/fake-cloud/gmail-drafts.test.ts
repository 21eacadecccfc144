import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { describe, expect, it } from 'vitest'
import { googleClients, refusal, start } from './test-clients.ts'

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', { provider: 'google' })
  return { ...started, account, ...googleClients(started.cloud, account) }
}

async function raw(subject: string, more: Record<string, unknown> = {}): Promise<string> {
  const message = {
    from: 'kim@example.org',
    to: 'Jörg Müller <joerg@acme.example>',
    subject,
    text: 'Danke schön!',
    ...more,
  }
  return (await new MailComposer(message).compile().build()).toString('base64url')
}

describe('a draft in Gmail', () => {
  it('keeps its id when it is updated, while its message gets another', async () => {
    await using it = await candidate()
    const { data: made } = await it.gmail.users.drafts.create({
      userId: 'me',
      requestBody: { message: { raw: await raw('Thank you') } },
    })
    const { data: updated } = await it.gmail.users.drafts.update({
      userId: 'me',
      id: made.id ?? '',
      requestBody: { message: { raw: await raw('Thank you very much – naïve') } },
    })
    expect(updated.id).toBe(made.id)
    expect(updated.message?.id).not.toBe(made.message?.id)
    expect(it.account.mail.drafts()).toMatchObject([
      {
        subject: 'Thank you very much – naïve',
        text: expect.stringContaining('Danke schön!'),
        to: [{ name: 'Jörg Müller', email: 'joerg@acme.example' }],
      },
    ])
  })

  it('disappears when the person sends it, and a new message with the same Message-ID is among the sent', async () => {
    await using it = await candidate()
    const messageId = '<thanks@afterword.example>'
    const { data } = await it.gmail.users.drafts.create({
      userId: 'me',
      requestBody: { message: { raw: await raw('Thank you', { messageId }) } },
    })
    it.account.mail.sendDraft({ messageId })
    expect(await refusal(it.gmail.users.drafts.get({ userId: 'me', id: data.id ?? '' }))).toMatchObject({
      status: 404,
    })
    const [sent] = it.account.mail.sent()
    expect(sent).toMatchObject({ messageId, draftId: null })
    expect(sent?.id).not.toBe(data.message?.id)
  })

  it('joins a thread only with the thread, the reference and the subject', async () => {
    await using it = await candidate()
    const invitation = it.account.mail.receive({
      from: 'Ann <ann@acme.example>',
      subject: 'Interview',
      text: 'When?',
    })
    const reply = { inReplyTo: invitation.messageId, references: invitation.messageId }
    const lay = async (subject: string, headers: object) => {
      const message = { raw: await raw(subject, { ...headers }), threadId: invitation.threadId }
      return (await it.gmail.users.drafts.create({ userId: 'me', requestBody: { message } })).data.message
        ?.threadId
    }
    expect(await lay('Re: Interview', reply)).toBe(invitation.threadId)
    expect(await lay('Re: Interview', {})).not.toBe(invitation.threadId)
    expect(await lay('Thank you', reply)).not.toBe(invitation.threadId)
  })
})
