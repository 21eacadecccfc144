import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createGoogleCalendar,
  createGoogleMailbox,
  createGoogleSender,
} from '../../../src/providers/google/index.ts'
import { endOfRead, eventsOf } from '../../contracts/calendar-harness.ts'
import { draftMessage, mailboxContract } from '../../contracts/mailbox-contract.ts'
import { ownAddress, senderContract } from '../../contracts/sender-contract.ts'
import { draftsByHand, type EmulatedGoogle, emulatedGoogle } from './emulate.ts'
import { alice, read } from './google-cloud.ts'

let google: EmulatedGoogle
beforeAll(async () => {
  google = await emulatedGoogle()
})
afterAll(() => google.close())

/** All drafts and messages of an earlier test are gone. */
async function emptyMailbox(): Promise<void> {
  const { messages } = await google.ask<{ messages: { id: string }[] }>('GET', '/gmail/v1/users/me/messages')
  for (const { id } of messages) await google.ask('DELETE', `/gmail/v1/users/me/messages/${id}`)
}

mailboxContract('emulated Gmail', async () => {
  await emptyMailbox()
  const options = { ...google.options, id: 'google-1', accountEmail: alice, canReadMail: true }
  return { mailbox: createGoogleMailbox(options), ...draftsByHand(google) }
})

senderContract('emulated Gmail', async () => {
  await emptyMailbox()
  return createGoogleSender({ ...google.options, accountEmail: ownAddress, canReadMail: true })
})

describe('a draft in emulated Gmail', () => {
  beforeEach(emptyMailbox)

  it('with words and HTML in other scripts is found as it was laid', async () => {
    const options = { ...google.options, id: 'google-1', accountEmail: alice, canReadMail: true }
    const mailbox = createGoogleMailbox(options)
    const both = draftMessage({ text: 'Grüße – 你好\n', html: '<p>Grüße – 你好</p>\n' })
    const placed = await mailbox.createDraft(both)
    expect(await mailbox.findDraft(both)).toEqual({ ...placed, state: 'untouched' })
  })

  it('goes on with a thread when its thread, its references and its subject fit', async () => {
    const mailbox = createGoogleMailbox({
      ...google.options,
      id: 'google-1',
      accountEmail: alice,
      canReadMail: true,
    })
    const received = await google.ask<{ threadId: string }>('POST', '/gmail/v1/users/me/messages', {
      raw: Buffer.from(
        'From: zoe@lumenlive.example\r\nTo: alice@example.org\r\nSubject: Interview\r\nMessage-ID: <i1@lumenlive.example>\r\n\r\nHello\r\n',
      ).toString('base64url'),
      labelIds: ['INBOX'],
    })
    const thread = { conversation: received.threadId, thread: ['<i1@lumenlive.example>'] }
    await mailbox.createDraft(draftMessage({ ...thread, subject: 'Re: Interview' }))
    const { drafts } = await google.ask<{ drafts: { id: string }[] }>('GET', '/gmail/v1/users/me/drafts')
    const { message } = await google.ask<{ message: { threadId: string; payload: { headers: unknown[] } } }>(
      'GET',
      `/gmail/v1/users/me/drafts/${drafts[0]?.id}?format=full`,
    )
    expect(message.threadId).toBe(received.threadId)
    expect(message.payload.headers).toContainEqual({ name: 'In-Reply-To', value: '<i1@lumenlive.example>' })
    expect(message.payload.headers).toContainEqual({ name: 'References', value: '<i1@lumenlive.example>' })
  })
})

describe('emulated Google Calendar, which gives no sync token', () => {
  const event = (summary: string, day: string) => ({
    summary,
    start: { dateTime: `2026-05-${day}T10:00:00+02:00` },
    end: { dateTime: `2026-05-${day}T11:00:00+02:00` },
    attendees: [{ email: 'Bob@acme.example', displayName: 'Bob', responseStatus: 'accepted' }],
  })
  const path = '/calendar/v3/calendars/primary/events'

  it('is read whole, over all its pages, and told apart from an unchanged one by what it lists', async () => {
    for (let day = 10; day < 22; day++) await google.ask('POST', path, event(`Talk ${day}`, String(day)))
    const added = await google.ask<{ id: string }>('POST', path, event('Interview', '22'))
    const calendar = createGoogleCalendar({ ...google.options, calendarId: 'primary' })
    const first = await read(calendar)
    expect(eventsOf(first)).toHaveLength(13)
    expect(eventsOf(first).find(({ title }) => title === 'Interview')).toMatchObject({
      start: { instant: '2026-05-22T08:00:00.000Z' },
      attendees: [{ name: 'Bob', email: 'bob@acme.example', response: 'accepted' }],
    })
    const second = await read(calendar, endOfRead(first).cursor)
    expect(second).toEqual([{ ...endOfRead(first), coverage: 'unchanged' }])
    await google.ask('DELETE', `${path}/${added.id}`)
    const third = await read(calendar, endOfRead(second).cursor)
    expect(endOfRead(third).coverage).toBe('complete')
    expect(eventsOf(third)).toHaveLength(12)
  })
})
