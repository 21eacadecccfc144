import { describe, expect, it } from 'vitest'
import { googleClients, refusal, start } from './test-clients.ts'

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', { provider: 'google', name: 'Kim' })
  const clients = googleClients(started.cloud, account)
  const search = async (q: string) => {
    const { data } = await clients.gmail.users.messages.list({ userId: 'me', q })
    return (data.messages ?? []).map(({ id }) => id)
  }
  return { ...started, account, search, ...clients }
}

describe("Gmail's search", () => {
  it('finds by sender, domain, time, place and Message-ID, newest first', async () => {
    await using it = await candidate()
    const first = it.account.mail.receive({
      from: 'Ann <ann@acme.example>',
      subject: 'Invitation',
      text: 'Hello',
    })
    it.clock.now = '2026-03-05T09:00:00Z'
    const second = it.account.mail.receive({
      from: 'bob@other.example',
      subject: 'Offer',
      text: 'Hello again',
    })
    const sent = it.account.mail.writeAndSend({
      to: ['ann@acme.example'],
      subject: 'Thanks',
      text: 'Thank you',
    })

    expect(await it.search('from:ann@acme.example')).toEqual([first.id])
    expect(await it.search('from:(ann@acme.example OR bob@other.example)')).toEqual([second.id, first.id])
    expect(await it.search('from:acme.example after:2026/03/03')).toEqual([])
    expect(await it.search('{from:acme.example to:acme.example} -in:sent')).toEqual([first.id])
    expect(await it.search(`rfc822msgid:${sent.messageId.slice(1, -1)}`)).toEqual([sent.id])
    expect(await it.search(`in:sent after:${Date.parse('2026-03-04T00:00:00Z') / 1000}`)).toEqual([sent.id])
  })

  it('looks into the trash only when asked to, and refuses a scope that sees headers only', async () => {
    await using it = await candidate()
    const mail = it.account.mail.receive({ from: 'ann@acme.example', subject: 'Invitation' })
    it.account.mail.move(mail, 'trash')
    expect(await it.search('from:acme.example')).toEqual([])
    expect(await it.search('in:anywhere from:acme.example')).toEqual([mail.id])
    const token = it.account.accessToken({ scopes: ['https://www.googleapis.com/auth/gmail.metadata'] })
    const { gmail } = googleClients(it.cloud, it.account, token)
    expect(await refusal(gmail.users.messages.list({ userId: 'me', q: 'x' }))).toMatchObject({ status: 400 })
  })
})

describe('a thread in Gmail', () => {
  it('holds what answers one another, as headers or whole', async () => {
    await using it = await candidate()
    const first = it.account.mail.receive({ from: 'ann@acme.example', subject: 'Interview', text: 'When?' })
    const reply = it.account.mail.writeAndSend({
      to: ['ann@acme.example'],
      subject: 'Re: Interview',
      text: 'Now',
      inReplyTo: first,
    })
    it.account.mail.receive({
      from: 'ann@acme.example',
      subject: 'Re: Interview',
      text: 'Good',
      inReplyTo: reply,
    })
    const { data } = await it.gmail.users.threads.get({
      userId: 'me',
      id: first.threadId,
      format: 'metadata',
      metadataHeaders: ['References'],
    })
    expect(data.messages?.map(({ labelIds }) => labelIds)).toEqual([
      ['INBOX', 'UNREAD'],
      ['SENT'],
      ['INBOX', 'UNREAD'],
    ])
    expect(data.messages?.[2]?.payload?.headers).toEqual([
      { name: 'References', value: `${first.messageId} ${reply.messageId}` },
    ])
    const whole = await it.gmail.users.messages.get({ userId: 'me', id: first.id })
    expect(Buffer.from(whole.data.payload?.body?.data ?? '', 'base64url').toString()).toBe('When?')
  })
})

describe("Gmail's history", () => {
  it('tells what came and went, and 404 when it is asked from too far back', async () => {
    await using it = await candidate()
    const { data: profile } = await it.gmail.users.getProfile({ userId: 'me' })
    const startHistoryId = profile.historyId ?? ''
    const mail = it.account.mail.receive({ from: 'ann@acme.example', subject: 'Hello' })
    const { data } = await it.gmail.users.history.list({ userId: 'me', startHistoryId })
    expect(data.history?.map(({ messagesAdded }) => messagesAdded?.[0]?.message?.id)).toEqual([mail.id])
    it.account.mail.forgetHistory()
    expect(await refusal(it.gmail.users.history.list({ userId: 'me', startHistoryId }))).toMatchObject({
      status: 404,
    })
  })
})

describe('a message sent through Gmail', () => {
  it('to oneself lies in the inbox and among the sent at once', async () => {
    await using it = await candidate()
    const raw = Buffer.from(
      'From: kim@example.org\r\nTo: kim@example.org\r\nSubject: Digest\r\n\r\nHello',
    ).toString('base64url')
    await it.gmail.users.messages.send({ userId: 'me', requestBody: { raw } })
    const { data } = await it.gmail.users.messages.list({ userId: 'me', labelIds: ['SENT', 'INBOX'] })
    expect(data.messages).toHaveLength(1)
  })

  it('reaches another account of the same world, whoever keeps it', async () => {
    await using it = await candidate()
    const ann = it.cloud.world.account('ann@acme.example', { provider: 'microsoft' })
    const sent = it.account.mail.writeAndSend({
      to: ['Ann <ann@acme.example>'],
      subject: 'Thanks',
      text: 'Thank you',
    })
    expect(ann.mail.inbox()).toMatchObject([
      { messageId: sent.messageId, from: { email: 'kim@example.org' } },
    ])
  })

  it('gets another Message-ID where Gmail writes one of its own', async () => {
    await using it = await candidate()
    it.account.rewriteMessageIds()
    const sent = it.account.mail.writeAndSend({
      to: ['a@b.example'],
      subject: 'Hi',
      messageId: '<mine@example.org>',
    })
    expect(sent.messageId).toMatch(/@mail\.gmail\.com>$/)
  })
})

it('tells the addresses one may send as', async () => {
  await using it = await candidate()
  it.account.addSendAs({ email: 'kim@work.example', name: 'Kim at work' })
  const { data } = await it.gmail.users.settings.sendAs.list({ userId: 'me' })
  expect(data.sendAs?.map(({ sendAsEmail }) => sendAsEmail)).toEqual(['kim@example.org', 'kim@work.example'])
})
