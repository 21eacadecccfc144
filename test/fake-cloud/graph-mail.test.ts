import { describe, expect, it } from 'vitest'
import { graphClient, refusal, start } from './test-clients.ts'

async function candidate() {
  const started = await start()
  const account = started.cloud.world.account('kim@example.org', { provider: 'microsoft', name: 'Kim' })
  const graph = graphClient(started.cloud, account)
  const filter = async (text: string) => (await graph.api('/me/messages').filter(text).get()).value
  return { ...started, account, graph, filter }
}

const ANN = [{ emailAddress: { name: 'Ann', address: 'ann@acme.example' } }]

describe('a draft at Microsoft', () => {
  it('has another change key after each change', async () => {
    await using it = await candidate()
    const made = await it.graph.api('/me/messages').post({
      subject: 'Thanks',
      toRecipients: ANN,
      body: { contentType: 'html', content: '<p>Thank you</p>' },
    })
    expect(made).toMatchObject({ isDraft: true, subject: 'Thanks', bodyPreview: 'Thank you' })
    it.clock.now = '2026-03-02T10:00:00Z'
    const changed = await it.graph.api(`/me/messages/${made.id}`).patch({ subject: 'Many thanks' })
    expect(changed.changeKey).not.toBe(made.changeKey)
    expect(changed.lastModifiedDateTime).toBe('2026-03-02T10:00:00Z')
    expect(it.account.mail.drafts()).toMatchObject([
      { subject: 'Many thanks', to: [{ email: 'ann@acme.example' }] },
    ])
  })

  it('is found under its immutable id after it was sent, and under no other', async () => {
    await using it = await candidate()
    const immutable = (path: string) => it.graph.api(path).header('Prefer', 'IdType="ImmutableId"')
    const made = await immutable('/me/messages').post({ subject: 'Thanks', toRecipients: ANN })
    const other = await it.graph.api(`/me/messages/${made.id}`).get()
    expect(other.id).not.toBe(made.id)
    it.account.mail.sendDraft({ messageId: made.internetMessageId })
    expect(await immutable(`/me/messages/${made.id}`).get()).toMatchObject({ id: made.id, isDraft: false })
    expect(await refusal(it.graph.api(`/me/messages/${other.id}`).get())).toMatchObject({ status: 404 })
    expect(await refusal(it.graph.api(`/me/messages/${made.id.toLowerCase()}`).get())).toMatchObject({
      status: 404,
    })
  })

  it('goes to the deleted items first, and for good from there', async () => {
    await using it = await candidate()
    const made = await it.graph
      .api('/me/messages')
      .header('Prefer', 'IdType="ImmutableId"')
      .post({ subject: 'Thanks' })
    await it.graph.api(`/me/messages/${made.id}`).delete()
    const [binned] = (await it.graph.api('/me/mailFolders/deleteditems/messages').get()).value
    expect(binned).toMatchObject({ subject: 'Thanks', isDraft: true })
    await it.graph.api(`/me/messages/${made.id}`).delete()
    expect(it.account.mail.list('trash')).toEqual([])
  })

  it('takes headers of its own only when they begin with x-', async () => {
    await using it = await candidate()
    const withHeader = (name: string) =>
      it.graph.api('/me/messages').post({ internetMessageHeaders: [{ name, value: '1' }] })
    expect(await refusal(withHeader('In-Reply-To'))).toEqual({
      status: 400,
      reason: 'InvalidInternetMessageHeader',
    })
    const made = await withHeader('x-marker')
    const read = await it.graph.api(`/me/messages/${made.id}`).select('internetMessageHeaders').get()
    expect(read.internetMessageHeaders).toEqual([{ name: 'x-marker', value: '1' }])
  })

  it('is taken as MIME too, and tells its thread by two properties of Exchange', async () => {
    await using it = await candidate()
    const mime = Buffer.from('To: ann@acme.example\r\nSubject: Thanks\r\nX-Marker: 1\r\n\r\nThank you')
    const asMime = { 'Content-Type': 'text/plain' }
    const made = await it.graph.api('/me/messages').headers(asMime).post(mime.toString('base64'))
    expect(made).toMatchObject({ isDraft: true, subject: 'Thanks', bodyPreview: 'Thank you' })
    const thread = [
      { id: 'String 0x1042', value: '<parent@acme.example>' },
      { id: 'String 0x1039', value: '<first@acme.example> <parent@acme.example>' },
    ]
    await it.graph.api(`/me/messages/${made.id}`).patch({ singleValueExtendedProperties: thread })
    expect(it.account.mail.drafts()).toMatchObject([
      { inReplyTo: '<parent@acme.example>', references: ['<first@acme.example>', '<parent@acme.example>'] },
    ])
  })

  it('keeps a property of one’s own, by which it can be found', async () => {
    await using it = await candidate()
    const id = 'String {00020329-0000-0000-C000-000000000046} Name marker'
    await it.graph
      .api('/me/messages')
      .post({ subject: 'Thanks', singleValueExtendedProperties: [{ id, value: 'k1' }] })
    const asked = (value: string) =>
      it.filter(`singleValueExtendedProperties/Any(ep: ep/id eq '${id}' and ep/value eq '${value}')`)
    expect(await asked('k1')).toHaveLength(1)
    expect(await asked('k2')).toHaveLength(0)
    const [read] = (
      await it.graph.api('/me/messages').expand(`singleValueExtendedProperties($filter=id eq '${id}')`).get()
    ).value
    expect(read.singleValueExtendedProperties).toEqual([{ id, value: 'k1' }])
  })
})

describe('a reply at Microsoft', () => {
  it('goes to whom the message wants answers to, quotes it, and lies in its conversation', async () => {
    await using it = await candidate()
    const mail = it.account.mail.receive({
      from: 'Ann <ann@acme.example>',
      replyTo: ['jobs@acme.example'],
      subject: 'Interview',
      text: 'When?',
    })
    const [found] = await it.filter(`internetMessageId eq '${mail.messageId}'`)
    const reply = await it.graph.api(`/me/messages/${found.id}/createReply`).post({})
    expect(reply).toMatchObject({
      subject: 'RE: Interview',
      conversationId: found.conversationId,
      toRecipients: [{ emailAddress: { address: 'jobs@acme.example' } }],
      body: { contentType: 'html', content: expect.stringContaining('When?') },
    })
    expect(it.account.mail.drafts()).toMatchObject([{ inReplyTo: mail.messageId }])
    const both = { comment: 'Hello', message: { body: { contentType: 'text', content: 'Hi' } } }
    expect(await refusal(it.graph.api(`/me/messages/${found.id}/createReply`).post(both))).toMatchObject({
      status: 400,
    })
  })

  it('is sent with 202, and then lies among the sent', async () => {
    await using it = await candidate()
    const made = await it.graph.api('/me/messages').post({ subject: 'Thanks', toRecipients: ANN })
    await it.graph.api(`/me/messages/${made.id}/send`).post(undefined)
    expect(it.cloud.requests.all().at(-1)?.status).toBe(202)
    expect(it.account.mail.sent()).toMatchObject([{ subject: 'Thanks' }])
  })
})

describe("Microsoft's filter", () => {
  it('takes quotes doubled, compares times, and joins with and and or', async () => {
    await using it = await candidate()
    const odd = it.account.mail.receive({
      from: 'ann@acme.example',
      subject: "Ann's offer",
      messageId: "<o'hara@acme.example>",
    })
    it.clock.now = '2026-03-05T09:00:00Z'
    it.account.mail.receive({ from: 'bob@other.example', subject: 'Later' })
    const subjects = async (text: string) =>
      (await it.filter(text)).map(({ subject }: { subject: string }) => subject)
    expect(await subjects(`internetMessageId eq '${odd.messageId.replace("'", "''")}'`)).toEqual([
      "Ann's offer",
    ])
    expect(await subjects("from/emailAddress/address eq 'ANN@acme.example'")).toEqual(["Ann's offer"])
    expect(await subjects('receivedDateTime ge 2026-03-03T00:00:00Z')).toEqual(['Later'])
    expect(await subjects("(subject eq 'Later' or startswith(subject,'Ann')) and isRead eq false")).toEqual([
      'Later',
      "Ann's offer",
    ])
    expect(await refusal(it.filter("internetMessageId eq '<o'hara@acme.example>'"))).toMatchObject({
      status: 400,
    })
  })

  it('is refused with an order by something it does not ask about', async () => {
    await using it = await candidate()
    const call = it.graph.api('/me/messages').filter('isRead eq false').orderby('receivedDateTime desc').get()
    expect(await refusal(call)).toEqual({ status: 400, reason: 'InefficientFilter' })
  })

  it('does not go together with a search, which finds people and words', async () => {
    await using it = await candidate()
    it.account.mail.receive({ from: 'ann@acme.example', subject: 'Offer' })
    const found = await it.graph.api('/me/messages').search('"from:acme.example subject:offer"').get()
    expect(found.value).toHaveLength(1)
    const both = it.graph.api('/me/messages').search('"offer"').filter('isRead eq false').get()
    expect(await refusal(both)).toMatchObject({ status: 400 })
  })
})
