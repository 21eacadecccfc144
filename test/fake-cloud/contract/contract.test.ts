import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from 'vitest'
import { fault } from '../index.ts'
import { googleClients, graphClient, pathOf, start } from '../test-clients.ts'

const contracts = fileURLToPath(new URL('../../../../shared/contracts', import.meta.url))
const haveContracts = existsSync(contracts)

test('where the descriptions of the vendors are missing, continuous integration fails', () => {
  expect(haveContracts || !process.env.CI).toBe(true)
})

if (!haveContracts)
  process.stdout.write('Skipped: the vendors’ descriptions, as ../shared/contracts is absent.\n')

const RAW = Buffer.from('To: Ann <ann@acme.example>\r\nSubject: Thanks\r\n\r\nThank you').toString(
  'base64url',
)
const ANN = [{ emailAddress: { name: 'Ann', address: 'ann@acme.example' } }]

async function google() {
  const started = await start({ contracts })
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'google',
    timeZone: 'Europe/Berlin',
  })
  return { ...started, account, ...googleClients(started.cloud, account) }
}

async function microsoft() {
  const started = await start({ contracts })
  const account = started.cloud.world.account('kim@example.org', {
    provider: 'microsoft',
    timeZone: 'Europe/Berlin',
  })
  return { ...started, account, graph: graphClient(started.cloud, account) }
}

/** Every kind of event there is. */
function fill({ account }: Awaited<ReturnType<typeof google>> | Awaited<ReturnType<typeof microsoft>>) {
  const calendar = account.calendar()
  const plain = calendar.add({
    title: 'Interview',
    start: '2026-03-10T09:00:00Z',
    organizer: 'Ann <ann@acme.example>',
    attendees: ['bob@acme.example'],
    location: 'Berlin',
    description: 'Hello',
    meetingUrl: 'https://meet.google.com/abc',
  })
  calendar.add({ title: 'Holiday', start: '2026-03-12', kind: 'outOfOffice' })
  calendar.add({
    title: 'Birthday',
    start: '2026-03-13',
    kind: 'birthday',
    attendeesOmitted: true,
    visibility: 'private',
  })
  const series = calendar.add({
    title: 'Weekly',
    start: '2026-03-03T09:00:00Z',
    recurrence: 'FREQ=WEEKLY;COUNT=4',
  })
  calendar.move(calendar.instance(series, '2026-03-10T09:00:00Z'), { start: '2026-03-11T09:00:00Z' })
  return { calendar, plain, series }
}

describe.skipIf(!haveContracts)("Google's own descriptions", () => {
  it('have nothing against what the calendar is asked and answers', async () => {
    await using it = await google()
    const { calendar, plain, series } = fill(it)
    await it.calendar.calendarList.list({ showHidden: true })
    const query = {
      calendarId: 'primary',
      singleEvents: true,
      timeMin: '2026-01-01T00:00:00Z',
      maxResults: 3,
    }
    const first = (await it.calendar.events.list(query)).data
    let page = first
    while (page.nextPageToken)
      page = (await it.calendar.events.list({ ...query, pageToken: page.nextPageToken })).data
    calendar.cancel(plain)
    calendar.delete(calendar.instance(series, '2026-03-17T09:00:00Z'))
    const sync = { calendarId: 'primary', singleEvents: true, syncToken: page.nextSyncToken ?? '' }
    expect((await it.calendar.events.list(sync)).data.items?.length).toBeGreaterThan(1)
    await it.calendar.events.list({ calendarId: 'primary' })
    await it.calendar.events.get({ calendarId: 'primary', eventId: first.items?.[0]?.id ?? '' })
    const channel = { id: 'c', type: 'web_hook', address: 'http://127.0.0.1:9/' }
    const watched = (await it.calendar.events.watch({ calendarId: 'primary', requestBody: channel })).data
    await it.calendar.channels.stop({ requestBody: { id: 'c', resourceId: watched.resourceId ?? '' } })
    expect(it.cloud.contracts?.violations).toEqual([])
    expect(it.cloud.contracts?.checked).toBe(it.cloud.requests.all().length)
  })

  it('have nothing against what the mailbox is asked and answers', async () => {
    await using it = await google()
    const { users } = it.gmail
    const mail = it.account.mail.receive({
      from: 'Ann <ann@acme.example>',
      subject: 'Hello',
      text: 'Hi',
      html: '<p>Hi</p>',
    })
    const me = { userId: 'me' }
    const startHistoryId = (await users.getProfile(me)).data.historyId ?? ''
    const made = (await users.drafts.create({ ...me, requestBody: { message: { raw: RAW } } })).data
    const id = made.id ?? ''
    await users.drafts.update({ ...me, id, requestBody: { message: { raw: RAW } } })
    await users.drafts.get({ ...me, id, format: 'full' })
    await users.drafts.list({ ...me, q: 'subject:Thanks' })
    await users.drafts.send({ ...me, requestBody: { id } })
    await users.messages.list({ ...me, q: 'in:anywhere', maxResults: 1 })
    for (const format of ['full', 'raw', 'minimal', 'metadata']) {
      await users.messages.get({ ...me, id: mail.id, format })
    }
    await users.threads.get({ ...me, id: mail.threadId, format: 'metadata', metadataHeaders: ['From', 'To'] })
    await users.threads.list(me)
    const modify = it.account.accessToken({ scopes: ['https://www.googleapis.com/auth/gmail.modify'] })
    await googleClients(it.cloud, it.account, modify).gmail.users.messages.modify({
      ...me,
      id: mail.id,
      requestBody: { removeLabelIds: ['UNREAD'] },
    })
    await users.messages.send({ ...me, requestBody: { raw: RAW } })
    await users.history.list({ ...me, startHistoryId })
    await users.labels.list(me)
    await users.settings.sendAs.list(me)
    expect(it.cloud.contracts?.violations).toEqual([])
    expect(it.cloud.contracts?.checked).toBe(it.cloud.requests.all().length)
  })

  it('are told of a parameter that is none, a body without what it needs, and an answer of another shape', async () => {
    await using it = await google()
    const headers = {
      authorization: `Bearer ${it.account.accessToken()}`,
      'content-type': 'application/json',
    }
    const ask = (path: string, init = {}) => fetch(`${it.cloud.google.url}${path}`, { headers, ...init })
    await ask('/calendar/v3/calendars/primary/events?sinceToken=1')
    await ask('/gmail/v1/users/me/drafts', {
      method: 'POST',
      body: JSON.stringify({ message: { threadId: '1' } }),
    })
    it.cloud.faults.on().once(fault.answer(200, { items: 'none', surprise: true }))
    await ask('/calendar/v3/calendars/primary/events')
    await ask('/calendar/v3/somewhere')
    expect(it.cloud.contracts?.violations).toEqual([
      expect.stringContaining('there is no parameter sinceToken'),
      expect.stringContaining("must have required property 'raw'"),
      expect.stringContaining('must NOT have additional properties {"additionalProperty":"surprise"}'),
      expect.stringContaining('/items must be array'),
      expect.stringContaining('no description has this path'),
    ])
  })
})

describe.skipIf(!haveContracts)("Microsoft's own description", () => {
  it('has nothing against what the calendar is asked and answers', async () => {
    await using it = await microsoft()
    const { calendar, plain, series } = fill(it)
    const window = 'startDateTime=2026-03-01T00:00:00Z&endDateTime=2026-04-01T00:00:00Z'
    const calendars = await it.graph.api('/me/calendars').get()
    await it.graph
      .api(`/me/calendars/${calendars.value[0].id}/calendarView?${window}`)
      .top(2)
      .select('id,subject')
      .get()
    await it.graph
      .api(`/me/calendarView?${window}`)
      .header('Prefer', 'outlook.timezone="Europe/Berlin"')
      .get()
    const first = await it.graph
      .api(`/me/calendarView/delta?${window}`)
      .header('Prefer', 'odata.maxpagesize=2')
      .get()
    let page = first
    while (page['@odata.nextLink']) page = await it.graph.api(pathOf(page['@odata.nextLink'])).get()
    calendar.cancel(plain)
    calendar.delete(calendar.instance(series, '2026-03-17T09:00:00Z'))
    await it.graph.api(pathOf(page['@odata.deltaLink'])).get()
    await it.graph.api(`/me/events/${first.value[0].id}`).get()
    expect(it.cloud.contracts?.violations).toEqual([])
    expect(it.cloud.contracts?.checked).toBe(it.cloud.requests.all().length)
  })

  it('has nothing against what the mailbox is asked and answers', async () => {
    await using it = await microsoft()
    const mail = it.account.mail.receive({
      from: 'Ann <ann@acme.example>',
      subject: 'Hello',
      text: 'Hi',
      html: '<p>Hi</p>',
    })
    const [found] = (
      await it.graph.api('/me/messages').filter(`internetMessageId eq '${mail.messageId}'`).top(1).get()
    ).value
    await it.graph.api('/me/mailFolders').get()
    await it.graph.api('/me/mailFolders/inbox/messages').orderby('receivedDateTime desc').get()
    const reply = await it.graph.api(`/me/messages/${found.id}/createReply`).post({ comment: 'Hello' })
    await it.graph
      .api(`/me/messages/${reply.id}`)
      .patch({ body: { contentType: 'html', content: '<p>Hello</p>' } })
    await it.graph.api(`/me/messages/${reply.id}`).select('id,subject,internetMessageHeaders').get()
    await it.graph.api(`/me/messages/${reply.id}/send`).post(undefined)
    const made = await it.graph.api('/me/messages').post({ subject: 'Thanks', toRecipients: ANN })
    await it.graph.api(`/me/messages/${made.id}`).delete()
    await it.graph
      .api('/me/sendMail')
      .post({ message: { subject: 'Digest', toRecipients: ANN }, saveToSentItems: true })
    await it.graph
      .api('/me/messages/none')
      .get()
      .catch(() => null)
    expect(it.cloud.contracts?.violations).toEqual([])
    expect(it.cloud.contracts?.checked).toBe(it.cloud.requests.all().length)
  })

  it('is told of a parameter that is none, a field that is none, and an answer of another shape', async () => {
    await using it = await microsoft()
    await it.graph
      .api('/me/calendarView?startDateTime=2026-03-01T00:00:00Z')
      .get()
      .catch(() => null)
    await it.graph.api('/me/messages').select('id,colour').get()
    await it.graph.api('/me/messages').post({ subject: 1, colour: 'red' })
    it.cloud.faults.on().once(fault.answer(200, { value: [{ id: 5 }] }))
    await it.graph.api('/me/calendars').get()
    expect(it.cloud.contracts?.violations).toEqual([
      expect.stringContaining('the parameter endDateTime is missing'),
      expect.stringContaining('$select=id,colour is not what it may be'),
      expect.stringContaining('must NOT have additional properties {"additionalProperty":"colour"}'),
      expect.stringContaining('/subject must be string,null'),
      expect.stringContaining('/value/0/id must be string'),
    ])
  })
})
