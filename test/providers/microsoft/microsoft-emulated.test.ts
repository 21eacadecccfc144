import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CalendarPort } from '../../../src/calendar/calendar-port.ts'
import type { MailboxPort } from '../../../src/mailbox/mailbox-port.ts'
import { createMicrosoftCalendar } from '../../../src/providers/microsoft/microsoft-calendar.ts'
import { createMicrosoftMailbox } from '../../../src/providers/microsoft/microsoft-mailbox.ts'
import { endOfRead, eventsOf, readAll } from '../../contracts/calendar-harness.ts'
import { draftMessage } from '../../contracts/mailbox-contract.ts'
import { type EmulatedMicrosoft, emulatedMicrosoft } from './emulate.ts'

/*
 * The emulator knows no delta, no series, no tasks, no Message-ID of ours, no extended properties and no MIME: the
 * contracts as a whole are held against the stand-in. What it knows was read by others than us.
 */
let emulated: EmulatedMicrosoft
beforeAll(async () => {
  emulated = await emulatedMicrosoft()
})
afterAll(() => emulated.close())

describe('a calendar of the emulator', () => {
  let calendar: CalendarPort
  let path: string
  beforeAll(async () => {
    const { value } = await emulated.ask<{ value: { id: string; name: string }[] }>('GET', 'me/calendars')
    const id = value.find(({ name }) => name === 'Team Calendar')?.id ?? ''
    path = `me/calendars/${id}/events`
    calendar = createMicrosoftCalendar({ ...emulated.access, calendarId: id })
  })
  const at = (hour: number) => ({ dateTime: `2026-05-06T${hour}:00:00Z`, timeZone: 'UTC' })
  const add = (subject: string) =>
    emulated.ask<{ id: string }>('POST', path, {
      subject,
      start: at(10),
      end: at(11),
      attendees: [{ emailAddress: { name: 'Clara', address: 'clara@acme.example' } }],
      onlineMeeting: { joinUrl: 'https://teams.example/j' },
    })

  it('is read page by page, and is unchanged when nothing changed', async () => {
    for (let count = 1; count <= 12; count++) await add(`Interview ${count}`)
    const first = await readAll(calendar)
    expect(endOfRead(first).coverage).toBe('complete')
    // The emulator has events of its own, around the time at which it is started.
    const ours = eventsOf(first).filter(({ title }) => title.startsWith('Interview'))
    expect(ours).toHaveLength(12)
    expect(ours[0]).toMatchObject({
      start: { instant: '2026-05-06T10:00:00.000Z' },
      attendees: [{ name: 'Clara', email: 'clara@acme.example' }],
      conferenceUrl: 'https://teams.example/j',
    })
    expect(endOfRead(await readAll(calendar, endOfRead(first).cursor)).coverage).toBe('unchanged')
  })

  it('tells what moved by its new time, and what was deleted by leaving it out', async () => {
    const [moved, deleted] = [await add('Moved'), await add('Deleted')]
    const first = await readAll(calendar)
    await emulated.ask('PATCH', `${path}/${moved.id}`, { start: at(14), end: at(15) })
    await emulated.ask('DELETE', `${path}/${deleted.id}`)
    const second = await readAll(calendar, endOfRead(first).cursor)
    expect(endOfRead(second).coverage).toBe('complete')
    const found = new Map(eventsOf(second).map((event) => [event.title, event]))
    expect(found.get('Moved')?.start.instant).toBe('2026-05-06T14:00:00.000Z')
    expect(found.has('Deleted')).toBe(false)
    const before = eventsOf(first).find(({ title }) => title === 'Moved')
    expect(found.get('Moved')?.uid).toBe(before?.uid)
  })
})

describe('a mailbox of the emulator', () => {
  let mailbox: MailboxPort
  beforeAll(() => {
    mailbox = createMicrosoftMailbox({ ...emulated.access, id: 'm', canReadMail: true })
  })
  const message = draftMessage()
  const pathOf = (reference: string) => `me/messages/${reference}`

  it('finds no draft that was never made', async () => {
    expect(await mailbox.findDraft(message)).toBeNull()
  })

  it('keeps a draft as it was laid, with a link', async () => {
    const placed = await mailbox.createDraft(message)
    expect(placed.link).toMatch(/^http/)
    expect(await mailbox.readState(message, placed)).toBe('untouched')
    expect(await emulated.ask('GET', pathOf(placed.reference))).toMatchObject({
      isDraft: true,
      subject: message.subject,
      toRecipients: [{ emailAddress: { address: 'zoe@lumenlive.example' } }],
      body: { contentType: 'text', content: message.text },
    })
  })

  it('sees what its user did: read and flagged, edited, sent, deleted', async () => {
    const [read, edited, sent, deleted] = [
      await mailbox.createDraft(message),
      await mailbox.createDraft(message),
      await mailbox.createDraft(message),
      await mailbox.createDraft(message),
    ]
    await emulated.ask('PATCH', pathOf(read.reference), { isRead: true, categories: ['Follow Up'] })
    await emulated.ask('PATCH', pathOf(edited.reference), { body: { contentType: 'text', content: 'Mine' } })
    await emulated.ask('POST', `${pathOf(sent.reference)}/send`)
    await emulated.ask('DELETE', pathOf(deleted.reference))
    const states = [read, edited, sent, deleted].map((placed) => mailbox.readState(message, placed))
    expect(await Promise.all(states)).toEqual(['untouched', 'edited', 'sent', 'deleted'])
    expect(await mailbox.withdrawDraft(message, edited)).toBe('edited')
    expect(await mailbox.withdrawDraft(message, read)).toBe('withdrawn')
    expect(await mailbox.readState(message, read)).toBe('deleted')
  })

  it('lays a reply into the conversation, found by the id that the conversations told', async () => {
    const { value } = await emulated.ask<{ value: { id: string; conversationId: string }[] }>(
      'GET',
      'me/mailFolders/inbox/messages',
    )
    const parent = value[0] ?? { id: '', conversationId: '' }
    const letter = draftMessage({ thread: ['<unknown@x.example>'], conversation: parent.id })
    const placed = await mailbox.createDraft(letter)
    expect(await emulated.ask('GET', pathOf(placed.reference))).toMatchObject({
      conversationId: parent.conversationId,
      subject: letter.subject,
      toRecipients: [{ emailAddress: { address: 'zoe@lumenlive.example' } }],
    })
    expect(await mailbox.readState(letter, placed)).toBe('untouched')
  })

  it('tells what was exchanged with somebody', async () => {
    const { value } = await emulated.ask<{ value: { from: { emailAddress: { address: string } } }[] }>(
      'GET',
      'me/mailFolders/inbox/messages',
    )
    const sender = value[0]?.from.emailAddress.address ?? ''
    const query = { people: [sender], domains: [], since: '2000-01-01T00:00:00.000Z' }
    const seen = (await mailbox.conversations?.messagesWith(query)) ?? []
    expect(seen.map(({ from }) => from)).toContain(sender)
  })
})
